internal import Foundation
internal import KubernetesModel

/// One step of a path to a field, as field managers own it (structured-merge-diff's fieldpath).
enum PathElement: Hashable, Sendable {
    /// A member.
    case field(String)
    /// An element of a list by the values of its keys.
    case key([String: JSONValue])
    /// An element of a set.
    case value(JSONValue)
    /// An element by its place.
    case index(Int)

    /// As fieldsV1 writes it: `f:spec`, `k:{"name":"web"}`, `v:"a"`, `i:0`.
    var text: String {
        switch self {
        case .field(let name): "f:\(name)"
        case .key(let keys): "k:\(JSONValue.object(keys).compactText)"
        case .value(let value): "v:\(value.compactText)"
        case .index(let index): "i:\(index)"
        }
    }

    /// Nil: the text is no element that is known.
    init?(_ text: String) {
        let content = String(text.dropFirst(2))
        switch text.prefix(2) {
        case "f:": self = .field(content)
        case "i:":
            guard let index = Int(content) else { return nil }
            self = .index(index)
        // What is no JSON is no element that is known, whatever the reason.
        case "k:":
            guard case .object(let keys)? = try? JSONValue(parsing: Data(content.utf8)) else { return nil }
            self = .key(keys)
        case "v:":
            guard let value = try? JSONValue(parsing: Data(content.utf8)) else { return nil }
            self = .value(value)
        default: return nil
        }
    }
}

extension PathElement: Comparable, CustomStringConvertible {
    /// As messages write it: `.spec`, `[name="web"]`, `[="a"]`.
    var description: String {
        switch self {
        case .field(let name): ".\(name)"
        case .key(let keys):
            "[\(keys.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.compactText)" }.joined(separator: ","))]"
        case .value(let value): "[=\(value.compactText)]"
        case .index(let index): "[\(index)]"
        }
    }

    static func < (left: PathElement, right: PathElement) -> Bool {
        switch (left, right) {
        case (.field(let left), .field(let right)): left < right
        case (.index(let left), .index(let right)): left < right
        default: left.rank != right.rank ? left.rank < right.rank : left.text < right.text
        }
    }

    private var rank: Int {
        switch self {
        case .field: 0
        case .key: 1
        case .value: 2
        case .index: 3
        }
    }
}
