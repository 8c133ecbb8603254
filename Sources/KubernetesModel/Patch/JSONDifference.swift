/// One value that differs between two versions of an object.
public struct JSONDifference: Hashable, Sendable {
    /// The way to the value: `spec.template.spec.containers[web].image`.
    public var path: String
    /// The value before, or nil where there was none.
    public var old: JSONValue?
    /// The value after, or nil where there is none any more.
    public var new: JSONValue?

    /// All that differs, in the order of the paths. Elements of lists that all have a distinct `name` are compared by it,
    /// those of other lists by their place.
    public static func between(_ old: JSONValue, _ new: JSONValue) -> [JSONDifference] {
        var differences: [JSONDifference] = []
        collect(old, new, path: "", into: &differences)
        return differences
    }

    private static func collect(
        _ old: JSONValue?, _ new: JSONValue?, path: String, into differences: inout [JSONDifference]
    ) {
        guard old != new else { return }
        switch (old, new) {
        case (.object(let before)?, .object(let after)?):
            for key in Set(before.keys).union(after.keys).sorted() {
                collect(
                    before[key], after[key], path: path.isEmpty ? step(key) : "\(path).\(step(key))", into: &differences
                )
            }
        case (.array(let before)?, .array(let after)?):
            if let named = byName(before, after) {
                for (name, pair) in named { collect(pair.old, pair.new, path: "\(path)[\(name)]", into: &differences) }
            } else {
                for index in 0..<max(before.count, after.count) {
                    let (left, right) = (JSONValue.array(before)[index], JSONValue.array(after)[index])
                    collect(left, right, path: "\(path)[\(index)]", into: &differences)
                }
            }
        default: differences.append(JSONDifference(path: path, old: old, new: new))
        }
    }

    /// A member's name as a step of a path; quoted where it has characters of paths itself, as annotations have.
    private static func step(_ key: String) -> String {
        key.contains { ".[]\" ".contains($0) } ? "\"\(key)\"" : key
    }

    private static func byName(
        _ before: [JSONValue], _ after: [JSONValue]
    ) -> [(name: String, pair: (old: JSONValue?, new: JSONValue?))]? {
        let (oldNames, newNames) = (before.map { $0["name"]?.stringValue }, after.map { $0["name"]?.stringValue })
        let (old, new) = (oldNames.compactMap(\.self), newNames.compactMap(\.self))
        guard old.count == before.count, new.count == after.count, Set(old).count == old.count,
            Set(new).count == new.count
        else { return nil }
        // Where the order changed, the order is what has to be shown.
        guard old.filter(new.contains) == new.filter(old.contains) else { return nil }
        let all = old + new.filter { !old.contains($0) }
        return all.map { name in
            (name, (old.firstIndex(of: name).map { before[$0] }, new.firstIndex(of: name).map { after[$0] }))
        }
    }
}

extension JSONDifference: CustomStringConvertible {
    /// One line: `spec.replicas: 3 -> 1`, `spec.paused: (none) -> true`.
    public var description: String {
        "\(path.isEmpty ? "(all)" : path): \(Self.text(old)) -> \(Self.text(new))"
    }

    private static func text(_ value: JSONValue?) -> String {
        guard let value else { return "(none)" }
        if case .string(let text) = value, isPlain(text) { return text }
        return value.compactText
    }

    /// Whether text reads the same without quotes: printable, and not to be taken for another value.
    private static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { 0x21...0x7e ~= $0 && $0 != UInt8(ascii: "\"") }
            && Double(text) == nil && !["true", "false", "null"].contains(text)
    }
}
