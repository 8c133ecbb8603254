import Incidents
import KubernetesModel

/// What differs between two states of an object, by path, for people: `spec.replicas: 3 -> 4`.
///
/// Values that may hold a secret (of environment variables, commands and arguments) are not shown, and neither are
/// texts that are no names: a difference is what people approve, and must not argue with them.
struct ObjectDifference {
    /// The most lines that are shown.
    static let maxLines = 24
    private static let maxValueLength = 80

    /// What the API server keeps for itself, and Midwatch's own bookkeeping.
    private static let ignored: Set<String> = [
        "status", "metadata.managedFields", "metadata.resourceVersion", "metadata.generation",
        "metadata.annotations.\(MidwatchGroup.lastActionAnnotation)",
        "metadata.annotations.\(ResourceHistory.annotation)",
    ]

    private var lines: [String] = []

    init(from before: JSONValue, to after: JSONValue) { compare(before, after, path: "") }

    /// One line a difference; a last one says how many more there are.
    var text: String {
        guard !lines.isEmpty else { return "no field is changed" }
        let rest = lines.count - Self.maxLines
        return (lines.prefix(Self.maxLines) + (rest > 0 ? ["... and \(rest) more"] : [])).joined(separator: "\n")
    }

    private mutating func compare(_ before: JSONValue?, _ after: JSONValue?, path: String) {
        guard before != after, !Self.ignored.contains(path) else { return }
        if Self.mayBeSecret(path) {
            lines.append("\(path): changed, not shown")
        } else if let (old, new) = Self.pair(before, after, { $0.objectValue }) {
            for key in Set(old.keys).union(new.keys).sorted() {
                compare(old[key], new[key], path: path.isEmpty ? key : "\(path).\(ForeignName.shown(key))")
            }
        } else if let (old, new) = Self.pair(before, after, Self.byName) {
            for name in Set(old.keys).union(new.keys).sorted() {
                compare(old[name], new[name], path: "\(path)[\(ForeignName.shown(name))]")
            }
        } else {
            lines.append("\(path): \(Self.text(of: before)) -> \(Self.text(of: after))")
        }
    }

    /// The members of both sides, where both have some; a side that is absent has none.
    private static func pair(
        _ before: JSONValue?, _ after: JSONValue?, _ members: (JSONValue) -> [String: JSONValue]?
    ) -> (old: [String: JSONValue], new: [String: JSONValue])? {
        let (old, new) = (before.map(members) ?? [:], after.map(members) ?? [:])
        guard let old, let new else { return nil }
        return (old, new)
    }

    /// The elements of a list by their names, where each has one of its own, as containers and variables do.
    private static func byName(_ value: JSONValue) -> [String: JSONValue]? {
        guard let elements = value.arrayValue else { return nil }
        var named: [String: JSONValue] = [:]
        for element in elements {
            guard let name = element["name"]?.stringValue, named.updateValue(element, forKey: name) == nil else {
                return nil
            }
        }
        return named
    }

    private static func mayBeSecret(_ path: String) -> Bool {
        path.hasSuffix(".command") || path.hasSuffix(".args") || path.contains(".env[") && path.hasSuffix("].value")
    }

    /// A value in one bounded line. What can hold more than names is only counted.
    private static func text(of value: JSONValue?) -> String {
        guard let value else { return "(none)" }
        if value.objectValue != nil { return "(an object, not shown)" }
        if let elements = value.arrayValue, !elements.allSatisfy(isName) {
            return "\(elements.count) entries, not shown"
        }
        let line = value.stringValue.map(ForeignName.shown) ?? value.compactText
        return line.count > maxValueLength ? "\(line.prefix(maxValueLength - 3))..." : line
    }

    private static func isName(_ element: JSONValue) -> Bool {
        element.stringValue.map(ForeignName.isName) ?? (element.objectValue == nil && element.arrayValue == nil)
    }
}
