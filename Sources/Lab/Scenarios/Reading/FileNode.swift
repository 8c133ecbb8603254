internal import KubernetesModel
internal import Yams

/// A value of a scenario file, and where it stands.
struct FileNode {
    let node: Yams.Node
    /// The file, as it was named.
    let file: String
    /// The keys that lead to it: `steps[0].patch.object`.
    let path: String

    /// Reads a file of one YAML document.
    init(text: String, file: String) throws(ScenarioError) {
        let root: Yams.Node?
        do {
            root = try Yams.compose(yaml: text)
            var nodes = YAMLNodes(limit: max(text.utf8.count, 1000))
            _ = try root.map { try nodes.value($0) }
        } catch is YAMLNodes.TooMany {
            throw ScenarioError(file: file, "its aliases stand for more than a scenario can be; write it out")
        } catch {
            throw Self.syntaxError(error, file)
        }
        guard let root else { throw ScenarioError(file: file, "the file is empty") }
        self.init(root, file: file, path: "")
    }

    private init(_ node: Yams.Node, file: String, path: String) {
        self.node = node
        self.file = file
        self.path = path
    }

    private static func syntaxError(_ error: any Error, _ file: String) -> ScenarioError {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
            .composer(_, let problem, let mark, _)?:
            return ScenarioError(file: file, line: mark.line, "this is no YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context)?:
            let names = keys.map { "'\($0)'" }.joined(separator: ", ")
            return ScenarioError(
                file: file, line: context.mark.line, "\(names) stands twice in one mapping; keep one of them")
        default: return ScenarioError(file: file, "this is no YAML: \(error)")
        }
    }

    /// What is wrong with this value.
    func error(_ message: String) -> ScenarioError {
        ScenarioError(file: file, line: line, path: path, message)
    }

    /// The line that it begins at, counted from 1.
    var line: Int? { node.mark?.line }

    /// The text of a scalar; nil: it is none, or null.
    var scalar: String? {
        guard case .scalar(let scalar) = node, json != .null else { return nil }
        return scalar.string
    }

    // MARK: Mappings and lists

    /// The members of a mapping that knows its keys.
    func members(_ known: [String]) throws(ScenarioError) -> [String: FileNode] {
        var members: [String: FileNode] = [:]
        for (name, value) in try entries("a mapping with the keys \(known.joined(separator: ", "))") {
            guard known.contains(name) else {
                let hint =
                    NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
                    ?? "there are \(known.joined(separator: ", "))"
                throw value.error("there is no such key; \(hint)")
            }
            members[name] = value
        }
        return members
    }

    /// The members of a mapping from names of the file's own, in its order.
    func entries(_ wanted: String = "a mapping") throws(ScenarioError) -> [(name: String, value: FileNode)] {
        guard case .mapping(let mapping) = node else { throw self.error("\(wanted) is wanted here, not \(shape)") }
        var entries: [(name: String, value: FileNode)] = []
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key else { throw self.error("a key is to be a text") }
            let inner = path.isEmpty ? scalar.string : "\(path).\(scalar.string)"
            entries.append((scalar.string, FileNode(value, file: file, path: inner)))
        }
        return entries
    }

    func elements() throws(ScenarioError) -> [FileNode] {
        guard case .sequence(let sequence) = node else { throw error("a list is wanted here, not \(shape)") }
        return sequence.enumerated().map { FileNode($0.element, file: file, path: "\(path)[\($0.offset)]") }
    }

    /// The value as it stands.
    var json: JSONValue {
        // The whole file was counted when it was read.
        var nodes = YAMLNodes(limit: .max)
        return (try? nodes.value(node)) ?? .null
    }

    var isMapping: Bool { if case .mapping = node { true } else { false } }

    var shape: String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "'\(scalar.string)'"
        case .alias: "an alias"
        }
    }
}
