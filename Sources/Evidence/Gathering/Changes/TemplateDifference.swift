import Foundation
import KubernetesModel

/// What differs between two pod templates, a line each. Values that may be secrets (of variables, commands, arguments,
/// annotations, and of everything that is not known to be harmless) are not shown: that they changed is.
struct TemplateDifference {
    private var lines: [String] = []

    init(from old: JSONValue, to new: JSONValue) {
        for difference in JSONDifference.between(Self.plain(old), Self.plain(new)) { take(difference) }
        for container in containers(of: old, new) {
            take(commandOf: container.name, from: container.old, to: container.new)
        }
    }

    /// The lines, with how many more there are where they are cut off.
    func text(maxLines: Int) -> String {
        guard !lines.isEmpty else { return "nothing that is shown: it differs in generated fields alone" }
        let rest = lines.count - maxLines
        return (lines.prefix(maxLines) + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "\n")
    }

    private mutating func take(_ difference: JSONDifference) {
        let path = TemplatePath(difference.path)
        switch path.place {
        case .generated, .command: return
        case .variable(let name, let rest): takeVariable(name, of: path.owner, rest, difference)
        case .annotation(let key):
            lines.append("annotation \(key): \(Self.verb(difference))\(Self.restart(key, difference))")
        case .open where difference.isOfScalars: lines.append("\(path.short): \(Self.values(difference))")
        case .open: expand(difference)
        case .element: lines.append("\(path.short): \(Self.verb(difference))\(Self.summary(difference, path))")
        case .closed: lines.append("\(path.short): \(Self.verb(difference)), not shown")
        }
    }

    /// A structure that came or went is shown by its leaves.
    private mutating func expand(_ difference: JSONDifference) {
        let empty: JSONValue = (difference.old ?? difference.new)?.arrayValue == nil ? [:] : []
        let (old, new) = (difference.old ?? empty, difference.new ?? empty)
        guard old.isStructure, new.isStructure, old.isArray == new.isArray else {
            lines.append("\(TemplatePath(difference.path).short): changed")
            return
        }
        for leaf in JSONDifference.between(old, new) {
            var leaf = leaf
            leaf.path = difference.path + (leaf.path.hasPrefix("[") || leaf.path.isEmpty ? "" : ".") + leaf.path
            if leaf.isOfScalars { take(leaf) } else if leaf.path != difference.path { expand(leaf) }
        }
    }

    private mutating func takeVariable(
        _ name: String, of container: String, _ rest: String, _ difference: JSONDifference
    ) {
        let what = "\(container) env \(name)"
        switch (difference.old, difference.new) {
        case (nil, let new?) where rest.isEmpty: lines.append("\(what): added, \(VariableText(new).text)")
        case (let old?, nil) where rest.isEmpty: lines.append("\(what): removed, was \(VariableText(old).text)")
        default:
            // Where a value comes from is named; a value only where it is harmless.
            if rest.hasPrefix(".valueFrom"), difference.isOfScalars {
                lines.append("\(what)\(rest): \(Self.values(difference))")
            } else if rest == ".value", let values = Self.harmless(name, difference) {
                lines.append("\(what): \(values)")
            } else {
                lines.append("\(what): \(Self.verb(difference)), not shown")
            }
        }
    }

    private mutating func take(commandOf container: String, from old: JSONValue, to new: JSONValue) {
        guard old["command"] != new["command"] || old["args"] != new["args"] else { return }
        let (before, after) = (CommandShape(old), CommandShape(new))
        let none = "the image's own"
        guard before != after else { return }
        let gone = before.options.filter { !after.options.contains($0) }
        let come = after.options.filter { !before.options.contains($0) }
        var line = "\(container) command: \(before.text ?? none) -> \(after.text ?? none)"
        if before.text == after.text { line = "\(container) command: values of its arguments changed, not shown" }
        if !gone.isEmpty { line += "; without \(Wording.names(gone))" }
        if !come.isEmpty { line += "; with \(Wording.names(come))" }
        lines.append(line)
    }

    /// The containers that both templates have.
    private func containers(of old: JSONValue, _ new: JSONValue) -> [(name: String, old: JSONValue, new: JSONValue)] {
        ["initContainers", "containers"].flatMap { field in
            let before = old[path: "spec", field]?.arrayValue ?? []
            return (new[path: "spec", field]?.arrayValue ?? []).compactMap {
                container -> (name: String, old: JSONValue, new: JSONValue)? in
                guard let name = container["name"]?.stringValue,
                    let same = before.first(where: { $0["name"]?.stringValue == name })
                else { return nil }
                return (name, same, container)
            }
        }
    }

    /// A template without what its controller writes into it.
    private static func plain(_ template: JSONValue) -> JSONValue {
        var template = template
        template["$patch"] = nil
        template[path: "metadata", "creationTimestamp"] = nil
        if template[path: "metadata", "labels"] != nil {
            template[path: "metadata", "labels", "pod-template-hash"] = nil
        }
        if template["metadata"] == [:] { template["metadata"] = nil }
        return template
    }
}

extension TemplateDifference {
    private static let maxValueLength = 120

    private static func verb(_ difference: JSONDifference) -> String {
        difference.old == nil ? "added" : difference.new == nil ? "removed" : "changed"
    }

    private static func values(_ difference: JSONDifference) -> String {
        func text(_ value: JSONValue?) -> String {
            (value?.plainText ?? "(none)").replacing("\n", with: " ").cut(toCharacters: maxValueLength)
        }
        return "\(text(difference.old)) -> \(text(difference.new))"
    }

    private static func harmless(_ name: String, _ difference: JSONDifference) -> String? {
        func value(_ side: JSONValue?) -> String? {
            guard let side else { return "(none)" }
            return HarmlessVariable(["name": .string(name), "value": side])?.value
        }
        guard let old = value(difference.old), let new = value(difference.new) else { return nil }
        return "\(old) -> \(new)"
    }

    /// When a restart was asked for, which the key alone does not say.
    private static func restart(_ key: String, _ difference: JSONDifference) -> String {
        guard key == AnnotationKey.restartedAt, let date = difference.new?.stringValue,
            KubernetesJSON.parseDate(date) != nil
        else { return "" }
        return " to \(date): a restart was asked for"
    }

    /// What a container or volume that came or went is.
    private static func summary(_ difference: JSONDifference, _ path: TemplatePath) -> String {
        guard let value = difference.new ?? difference.old else { return "" }
        if let image = value["image"]?.stringValue { return ", image \(image.cut(toCharacters: maxValueLength))" }
        return path.isVolume ? VolumeText.text(value).map { ", \($0)" } ?? "" : ""
    }
}

extension JSONDifference {
    /// Whether neither side is an object or a list.
    fileprivate var isOfScalars: Bool { !(old?.isStructure ?? false) && !(new?.isStructure ?? false) }
}

extension JSONValue {
    fileprivate var isArray: Bool { arrayValue != nil }
    fileprivate var isStructure: Bool { objectValue != nil || arrayValue != nil }
}
