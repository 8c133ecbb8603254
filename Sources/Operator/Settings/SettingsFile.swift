import Foundation
import Yams

/// A configuration file, flattened: which keys it sets, to what, and where.
struct SettingsFile {
    private(set) var values: [(key: SettingKey, value: SettingValue)] = []
    /// The section `models`, whose keys are names that the user gives.
    private(set) var models: SettingSection?

    private static let models = "models"

    /// Reads a file.
    init(path: String) throws(SettingsError) {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw SettingsError("the configuration \(path) cannot be read; name a file of text")
        }
        try self.init(text: text, path: path)
    }

    /// Reads YAML; the path is for messages.
    init(text: String, path: String) throws(SettingsError) {
        let root: Yams.Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw SettingsError("the configuration \(path) is not YAML: \(error)".replacing("\n", with: " "))
        }
        guard let root, root.null == nil else { return }
        try read(root, at: "", path: path)
    }

    private mutating func read(_ node: Yams.Node, at name: String, path: String) throws(SettingsError) {
        let origin = node.mark.map { "\(path), line \($0.line)" } ?? path
        if let key = SettingKey.all.first(where: { $0.name == name }) {
            guard let scalar = node.scalar else {
                throw SettingsError("\(origin): \(name) has to be \(key.expectation)")
            }
            if node.null == nil { values.append((key, SettingValue(text: scalar.string, origin: origin))) }
            return
        }
        if name == Self.models {
            if node.null == nil { models = try SettingSection(node, named: name, key: name, path: path) }
            return
        }
        let isSection = name.isEmpty || SettingKey.all.contains { $0.name.hasPrefix(name + ".") }
        guard isSection else {
            throw SettingsError("\(origin): there is no key \(name); did you mean \(SettingKey.nearest(to: name))?")
        }
        guard let mapping = node.mapping else {
            throw SettingsError("\(origin): \(name.isEmpty ? "the configuration" : name) has to be a section of keys")
        }
        for (key, value) in mapping {
            let inner = key.scalar?.string ?? ""
            try read(value, at: name.isEmpty ? inner : "\(name).\(inner)", path: path)
        }
    }
}
