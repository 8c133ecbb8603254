import Foundation
import KubernetesModel

/// Takes out of an answer what differs from run to run and from server to server without meaning anything: uids, times,
/// versions, addresses, and what controllers write.
struct Normalizer: Sendable {
    private let run: String
    private let start = Date()
    private var servedVersions: [String: String] = [:]

    init(run: String) { self.run = run }

    /// Calls the version of a group that the script found out `v1`, so that it reads the same of a server that has only
    /// the beta of some kinds.
    mutating func serve(_ variables: [String: String]) {
        for (name, version) in variables where name.hasPrefix("version of ") && version != "v1" {
            let group = name.dropFirst("version of ".count)
            servedVersions["\(group)/\(version)"] = "\(group)/v1"
        }
    }

    func normalize(_ answer: Answer, of step: Step) -> Answer {
        var answer = answer
        for path in step.ignored { answer.body.remove(path.split(separator: ".")[...]) }
        answer.body = normalize(answer.body, key: "")
        if let events = answer.body.arrayValue { answer.body = .array(withoutBookmarks(events)) }
        if step.isUnordered, let items = answer.body["items"]?.arrayValue {
            answer.body["items"] = .array(items.sorted { $0.compactText < $1.compactText })
        }
        answer.warnings = answer.warnings.map(normalize)
        return answer
    }

    /// Whether and when a server tells how far it is hangs on its clock; only that the objects that there were have all
    /// been sent is told at a certain place.
    private func withoutBookmarks(_ events: [JSONValue]) -> [JSONValue] {
        events.filter { event in
            event["type"] != "BOOKMARK" || event[path: "object", "metadata", "annotations"]?.objectValue != nil
        }
    }

    private func normalize(_ value: JSONValue, key: String) -> JSONValue {
        switch value {
        case .object(let members): object(members)
        case .array(let elements) where key == "managedFields": managedFields(elements)
        // Conflicts are told in the order of a Go map.
        case .array(let elements)
        where key == "causes" && elements.allSatisfy { $0["reason"] == "FieldManagerConflict" }:
            .array(elements.sorted { $0.compactText < $1.compactText })
        case .array(let elements): .array(elements.map { normalize($0, key: key) })
        case .string(let text): .string(string(text, key: key))
        case .integer where key == "nodePort" || key == "healthCheckNodePort": "<port>"
        default: value
        }
    }

    private func object(_ members: [String: JSONValue]) -> JSONValue {
        var members = members
        if let prefix = members["generateName"]?.stringValue, let name = members["name"]?.stringValue,
            name.hasPrefix(prefix)
        {
            members["name"] = .string(prefix + "<suffix>")
        }
        if case .array(let cells)? = members["cells"] {
            members["cells"] = .array(cells.map { Self.isAge($0) ? "<age>" : $0 })
        }
        // Go writes null for a time that is not set, where other languages write nothing.
        members = members.filter { name, value in
            value != .null || !["Timestamp", "Time", "At"].contains(where: name.hasSuffix)
        }
        // Prose, for people.
        if members["jsonPath"] == nil, members["format"] != nil, members["priority"] != nil {
            members["description"] = nil
        }
        return .object(
            Dictionary(
                members.map { (normalize($0.key), normalize($0.value, key: $0.key)) }, uniquingKeysWith: { $1 }))
    }

    /// Whether a cell of a table is a span of time: `5m12s`.
    private static func isAge(_ cell: JSONValue) -> Bool {
        cell.stringValue?.wholeMatch(of: /(\d+[ydhms])+/) != nil
    }

    /// Without what controllers own, one entry for all that a manager did in one way, and in an order that does not hang
    /// on the second in which each was written. Kubernetes 1.20 has no entries of their own for subresources.
    private func managedFields(_ entries: [JSONValue]) -> JSONValue {
        var owned: [JSONValue: JSONValue] = [:]
        for entry in entries where !Self.controllers.contains(entry["manager"]?.stringValue ?? "") {
            var identity = normalize(entry, key: "")
            identity["subresource"] = nil
            identity["time"] = nil
            identity["fieldsV1"] = nil
            owned[identity, default: [:]].formUnion(normalize(entry["fieldsV1"] ?? [:], key: ""))
        }
        let merged = owned.map { identity, fields in
            var entry = identity
            entry["fieldsV1"] = fields
            return entry
        }
        return .array(merged.sorted { $0.compactText < $1.compactText })
    }

    private static let controllers: Set = ["kube-apiserver", "kube-controller-manager", "kube-scheduler"]

    private func string(_ text: String, key: String) -> String {
        guard !text.isEmpty else { return text }
        switch key {
        case "resourceVersion": return text == "0" ? text : "<version>"
        case "continue": return "<continue>"
        case "clusterIP", "clusterIPs": return text.hasPrefix("10.") ? "<ip>" : normalize(text)
        default:
            if let date = KubernetesJSON.parseDate(text), date > start.addingTimeInterval(-3600) { return "<time>" }
            return normalize(text)
        }
    }

    private func normalize(_ text: String) -> String {
        var text = text.replacingOccurrences(of: run, with: "RUN")
        for (version, name) in servedVersions { text = text.replacingOccurrences(of: version, with: name) }
        for (pattern, replacement) in Self.patterns { text = text.replacing(pattern, with: replacement) }
        return text
    }

    // A regular expression is no `Sendable`; these are only ever read.
    nonisolated(unsafe) private static let patterns: [(Regex<Substring>, String)] = [
        (/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/, "<uid>"),
        (/too old resource version: \d+ \(\d+\)/, "too old resource version: <version> (<version>)"),
        (/current: \d+/, "current: <version>"),
        (/precondition \(\d+\)/, "precondition (<version>)"),
        (/ResourceVersion in record \(\d+\)/, "ResourceVersion in record (<version>)"),
        // Where in the body Go's parser stopped.
        (/, error found in #\d+ byte of .*/, ", error found <where>"),
        (/ResourceVersion in precondition: \d+/, "ResourceVersion in precondition: <version>"),
        (/ResourceVersion in object meta: \d+/, "ResourceVersion in object meta: <version>"),
        (/0xc[0-9a-f]{9}/, "<pointer>"),
        // The whole object, as Go writes it.
        (/Invalid value: "\{.*\}":/, "Invalid value: <object>:"),
        // What differs between two objects, as Go's comparison prints it.
        (/\n(?:\s+core\.|[-+] \t)[\s\S]*/, ""),
        (/10\.96\.\d+\.\d+/, "<ip>"),
    ]
}

extension JSONValue {
    /// Adds the members of another object, and theirs.
    fileprivate mutating func formUnion(_ other: JSONValue) {
        for (name, value) in other.objectValue ?? [:] {
            var member = self[name] ?? [:]
            member.formUnion(value)
            self[name] = member
        }
    }

    /// Removes the member behind a path; `*` stands for every element.
    fileprivate mutating func remove(_ path: ArraySlice<Substring>) {
        guard let first = path.first else { return }
        switch self {
        case .array(var elements):
            for index in elements.indices where first == "*" || first == "\(index)" {
                elements[index].remove(path.dropFirst())
            }
            self = .array(elements)
        case .object(var members):
            if path.count == 1 {
                members[String(first)] = nil
            } else {
                members[String(first)]?.remove(path.dropFirst())
            }
            self = .object(members)
        default: break
        }
    }
}
