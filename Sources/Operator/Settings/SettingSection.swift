import Yams

/// A section of the configuration file whose keys are not all known beforehand: what it holds, and where.
struct SettingSection {
    private let mapping: Yams.Node.Mapping
    private let path: String
    /// The whole name: `models.providers.main`.
    let name: String
    private let origin: String

    /// The last part of the name: `main`.
    let key: String

    init(_ node: Yams.Node, named name: String, key: String, path: String) throws(SettingsError) {
        origin = node.mark.map { "\(path), line \($0.line)" } ?? path
        self.name = name
        self.key = key
        self.path = path
        guard let mapping = node.mapping else {
            throw SettingsError("\(origin): \(name) has to be a section of keys")
        }
        self.mapping = mapping
    }

    /// Refuses every other key.
    func allow(_ keys: String...) throws(SettingsError) {
        for (node, _) in mapping {
            let key = node.scalar?.string ?? ""
            guard !keys.contains(key) else { continue }
            let line = node.mark.map { "\(path), line \($0.line)" } ?? path
            throw SettingsError("\(line): there is no key \(name).\(key); there are \(keys.joined(separator: ", "))")
        }
    }

    /// The value of a key, or nil where it is not set.
    func value<Value>(_ key: String, _ format: SettingFormat<Value>) throws(SettingsError) -> Value? {
        guard let node = mapping[key], node.null == nil else { return nil }
        let place = node.mark.map { "\(path), line \($0.line)" } ?? path
        guard let text = node.scalar?.string, let value = format.read(text) else {
            throw SettingsError("\(place): \(name).\(key) has to be \(format.expectation)")
        }
        return value
    }

    /// The section of a key, or nil where it is not set.
    func section(_ key: String) throws(SettingsError) -> SettingSection? {
        guard let node = mapping[key], node.null == nil else { return nil }
        return try SettingSection(node, named: "\(name).\(key)", key: key, path: path)
    }

    /// The sections that a section holds, in the order of the file.
    func sections(_ key: String) throws(SettingsError) -> [SettingSection] {
        guard let section = try section(key) else { return [] }
        var sections: [SettingSection] = []
        for (name, node) in section.mapping {
            let inner = name.scalar?.string ?? ""
            sections.append(try SettingSection(node, named: "\(section.name).\(inner)", key: inner, path: path))
        }
        return sections
    }

    /// The lists of texts that a section holds.
    func lists(_ key: String) throws(SettingsError) -> [SettingList] {
        guard let section = try section(key) else { return [] }
        var lists: [SettingList] = []
        for (name, node) in section.mapping {
            let inner = name.scalar?.string ?? ""
            lists.append(try SettingList(node, named: inner, in: "\(section.name).\(inner)", path: path))
        }
        return lists
    }

    /// Names and texts of a section in which every name is allowed.
    var texts: [(String, String)] {
        mapping.compactMap { key, value in
            guard let name = key.scalar?.string, let text = value.scalar?.string else { return nil }
            return (name, text)
        }
    }

    /// An error about the section.
    func problem(_ text: String) -> SettingsError { SettingsError("\(origin): \(name) \(text)") }
}

/// A list of texts in the configuration file.
struct SettingList {
    /// The last part of its name.
    let name: String
    let texts: [String]
    private let place: String

    init(_ node: Yams.Node, named name: String, in whole: String, path: String) throws(SettingsError) {
        self.name = name
        place = (node.mark.map { "\(path), line \($0.line)" } ?? path) + ": " + whole
        if node.null != nil {
            texts = []
            return
        }
        guard let sequence = node.sequence else { throw SettingsError("\(place) has to be a list") }
        texts = sequence.compactMap { $0.scalar?.string }
        guard texts.count == sequence.count else { throw SettingsError("\(place) has to be a list of texts") }
    }

    /// An error about the list.
    func problem(_ text: String) -> SettingsError { SettingsError("\(place) \(text)") }
}
