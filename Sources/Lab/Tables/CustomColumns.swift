internal import Foundation
internal import KubernetesModel

/// The columns that a CustomResourceDefinition names.
enum CustomColumns {
    static func columns(_ custom: CustomKind?, version: String) -> [Column] {
        let named = custom?.versions[version]?["additionalPrinterColumns"]?.arrayValue ?? []
        guard !named.isEmpty else { return [.objectName, .age] }
        return [.objectName]
            + named.map { column in
                let path = SimplePath(column["jsonPath"]?.stringValue ?? "")
                let type = column["type"]?.stringValue ?? "string"
                return Column(
                    Cell.text(column["name"]), type: type, format: Cell.text(column["format"]),
                    description: Cell.text(column["description"]), isWide: (column["priority"]?.intValue ?? 0) > 0
                ) { object, now in cell(path.values(in: object), type: type, now: now) }
            }
    }

    private static func cell(_ values: [JSONValue], type: String, now: Date) -> JSONValue {
        guard let first = values.first, first != .null else { return type == "date" ? "<unknown>" : .null }
        switch type {
        case "date": return .string(Age.text(since: first.stringValue, now: now))
        case "integer": return first.intValue.map(JSONValue.integer) ?? .null
        case "number", "boolean": return first
        default: return .string(values.map { text($0) }.joined(separator: ","))
        }
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .array, .object: value.compactText
        default: Cell.text(value)
        }
    }
}

/// The part of JSONPath that printer columns use: members, quoted members, indexes, `*`, and filters by equality.
struct SimplePath: Sendable {
    private enum Step: Sendable {
        case member(String)
        case index(Int)
        case all
        case filter(path: [String], value: String)
    }

    private let steps: [Step]

    init(_ text: String) {
        var steps: [Step] = []
        var rest = text.drop { $0 == "$" }
        while let first = rest.first {
            if first == "." {
                let name = Self.member(&rest)
                if !name.isEmpty { steps.append(name == "*" ? .all : .member(name)) }
            } else if first == "[" {
                let inside = rest.dropFirst().prefix { $0 != "]" }
                rest = rest.dropFirst(inside.count + 2)
                steps.append(Self.step(inside))
            } else {
                rest = rest.dropFirst()
            }
        }
        self.steps = steps
    }

    /// `.name`, in which a dot may be escaped.
    private static func member(_ rest: inout Substring) -> String {
        rest.removeFirst()
        var name = ""
        while let next = rest.first, next != ".", next != "[" {
            rest.removeFirst()
            if next == "\\", let escaped = rest.popFirst() { name.append(escaped) } else { name.append(next) }
        }
        return name
    }

    private static func step(_ inside: Substring) -> Step {
        if inside == "*" { return .all }
        if let index = Int(inside) { return .index(index) }
        if let match = String(inside).wholeMatch(of: /\?\(@\.([^=]+?)\s*==\s*["'](.*)["']\)/) {
            return .filter(path: match.1.split(separator: ".").map(String.init), value: String(match.2))
        }
        return .member(
            inside.trimmingPrefix(/['"]/).reversed().drop { $0 == "'" || $0 == "\"" }.reversed().map(String.init)
                .joined())
    }

    /// What the path leads to.
    func values(in object: JSONValue) -> [JSONValue] {
        steps.reduce([object]) { values, step in
            values.flatMap { value -> [JSONValue] in
                switch step {
                case .member(let name): value[name].map { [$0] } ?? []
                case .index(let index):
                    value[index < 0 ? (value.arrayValue?.count ?? 0) + index : index].map { [$0] } ?? []
                case .all: value.arrayValue ?? value.objectValue.map { Array($0.values) } ?? []
                case .filter(let path, let wanted):
                    (value.arrayValue ?? []).filter { Cell.text($0.value(at: path)) == wanted }
                }
            }
        }
    }
}
