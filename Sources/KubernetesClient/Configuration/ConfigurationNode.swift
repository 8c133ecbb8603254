import KubernetesModel
import Yams

/// A value of a configuration file that knows where it stands, so that an error can name the file and the key.
struct ConfigurationNode {
    let file: String
    /// The key: `users[dev].user.token`; empty for the whole file.
    let key: String
    private let node: Yams.Node?

    /// Reads the first document of YAML text.
    init(yaml: String, file: String) throws(KubernetesError) {
        do {
            self.init(file: file, key: "", node: try Yams.compose(yaml: yaml))
        } catch {
            throw KubernetesError(.configuration, "\(file) is not YAML: \(Self.position(of: error))", cause: nil)
        }
    }

    private init(file: String, key: String, node: Yams.Node?) {
        self.file = file
        self.key = key
        self.node = node?.null == nil ? node : nil
    }

    /// Whether there is a value; `null` is none.
    var isPresent: Bool { node != nil }

    /// The member of a mapping, which may be absent.
    func member(_ name: String) throws(KubernetesError) -> ConfigurationNode {
        let path = key.isEmpty ? name : "\(key).\(name)"
        guard let node else { return ConfigurationNode(file: file, key: path, node: nil) }
        guard let mapping = node.mapping else { throw wrongType("a mapping") }
        return ConfigurationNode(file: file, key: path, node: mapping[name])
    }

    /// A text, or nil where it is absent or empty.
    func string(_ name: String) throws(KubernetesError) -> String? {
        let member = try member(name)
        guard let node = member.node else { return nil }
        guard let scalar = node.scalar else { throw member.wrongType("a text") }
        return scalar.string.isEmpty ? nil : scalar.string
    }

    /// A flag, or false where it is absent.
    func bool(_ name: String) throws(KubernetesError) -> Bool {
        let member = try member(name)
        guard let node = member.node else { return false }
        guard let value = node.bool else { throw member.wrongType("true or false") }
        return value
    }

    /// The elements of a list; none where it is absent.
    func elements(_ name: String) throws(KubernetesError) -> [ConfigurationNode] {
        let member = try member(name)
        guard let node = member.node else { return [] }
        guard let sequence = node.sequence else { throw member.wrongType("a list") }
        return sequence.enumerated().map { index, element in
            ConfigurationNode(file: file, key: "\(member.key)[\(index)]", node: element)
        }
    }

    /// The texts of a list; none where it is absent.
    func strings(_ name: String) throws(KubernetesError) -> [String] {
        try elements(name).map { element throws(KubernetesError) in
            guard let scalar = element.node?.scalar else { throw element.wrongType("a text") }
            return scalar.string
        }
    }

    /// The lists of texts of a mapping; none where it is absent.
    func stringLists(_ name: String) throws(KubernetesError) -> [String: [String]] {
        let member = try member(name)
        guard let node = member.node else { return [:] }
        guard let mapping = node.mapping else { throw member.wrongType("a mapping") }
        var lists: [String: [String]] = [:]
        for case .scalar(let scalar) in mapping.keys { lists[scalar.string] = try member.strings(scalar.string) }
        return lists
    }

    /// The same value under a name in place of its position: `users[dev]`.
    func named(_ key: String) -> ConfigurationNode { ConfigurationNode(file: file, key: key, node: node) }

    /// Any value as JSON.
    func json() -> JSONValue? { node.map(Self.json) }

    /// An error about this key.
    func error(_ problem: String, cause: (any Error)? = nil) -> KubernetesError {
        KubernetesError(.configuration, "\(file): \(key.isEmpty ? "it" : key) \(problem)", cause: cause)
    }

    private func wrongType(_ expected: String) -> KubernetesError { error("has to be \(expected)") }

    private static func json(_ node: Yams.Node) -> JSONValue {
        switch node {
        case .mapping(let mapping):
            .object(
                mapping.reduce(into: [:]) { members, pair in
                    members[pair.key.scalar?.string ?? ""] = json(pair.value)
                })
        case .sequence(let sequence): .array(sequence.map(json))
        default:
            if node.null != nil {
                .null
            } else if let value = node.bool {
                .bool(value)
            } else if let value = node.int {
                .integer(value)
            } else if let value = node.float {
                .number(value)
            } else {
                .string(node.scalar?.string ?? "")
            }
        }
    }

    /// Where a YAML error is. Its own text quotes the line, which may hold a secret.
    private static func position(of error: any Error) -> String {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            "line \(mark.line): \(problem)"
        case .duplicatedKeysInMapping(_, let context): "line \(context.mark.line): a key is written twice"
        default: "it cannot be parsed"
        }
    }
}
