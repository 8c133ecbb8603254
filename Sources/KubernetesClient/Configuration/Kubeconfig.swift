import Foundation

/// Kubeconfig files, read and merged. Entries stay unread until a context is chosen, so that a broken user of another
/// cluster does no harm.
struct Kubeconfig {
    /// The files that were read, in order.
    private(set) var files: [String] = []
    private(set) var currentContext: String?
    private var entries: [Section: [String: ConfigurationNode]] = [:]

    /// The named lists of a kubeconfig.
    enum Section: String, CaseIterable {
        case clusters, users, contexts

        /// The member of an entry that holds its content.
        var content: String { String(rawValue.dropLast()) }
    }

    /// Adds a file. What earlier files set stays: an entry as a whole, never field by field.
    mutating func merge(yaml: String, file: String) throws(KubernetesError) {
        let root = try ConfigurationNode(yaml: yaml, file: file)
        files.append(file)
        let current = try root.string("current-context")
        currentContext = currentContext ?? current
        for section in Section.allCases {
            var found: [String: ConfigurationNode] = [:]
            for element in try root.elements(section.rawValue) {
                guard let name = try element.string("name") else { throw element.error("has no name") }
                let content = try element.member(section.content).named("\(section)[\(name)].\(section.content)")
                guard found.updateValue(content, forKey: name) == nil else {
                    throw element.error("has the name \(name), which another entry of \(section) has too")
                }
            }
            entries[section, default: [:]].merge(found) { earlier, _ in earlier }
        }
    }

    /// The content of a named entry.
    func entry(_ section: Section, _ name: String) -> ConfigurationNode? { entries[section]?[name] }

    /// The names of a section's entries, sorted.
    func names(_ section: Section) -> [String] { entries[section, default: [:]].keys.sorted() }

    /// Where the configuration comes from, for messages.
    var origin: String { files.joined(separator: ", ") }
}

extension Kubeconfig {
    /// Reads the files that exist, in order.
    init(files paths: [String]) throws(KubernetesError) {
        for path in paths where FileManager.default.fileExists(atPath: path) {
            try merge(yaml: Self.text(ofFile: path), file: path)
        }
    }

    /// The text of a file in UTF-8, or in UTF-16 with a byte order mark, as some Windows shells write it.
    private static func text(ofFile path: String) throws(KubernetesError) -> String {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw KubernetesError(.configuration, "\(path) cannot be read; check its permissions", cause: error)
        }
        let isUTF16 = data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF])
        guard let text = String(data: data, encoding: isUTF16 ? .utf16 : .utf8) else {
            throw KubernetesError(.configuration, "\(path) is not text in UTF-8 or UTF-16")
        }
        return text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
    }
}
