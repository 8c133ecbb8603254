internal import KubernetesModel
internal import Yams

/// Makes values of YAML's nodes, by YAML's core schema, and no more of them than a document may stand for: aliases of
/// aliases would be more than fits in any memory.
struct YAMLNodes {
    struct TooMany: Error {}

    private var remaining: Int

    init(limit: Int) { remaining = limit }

    mutating func value(_ node: Yams.Node) throws -> JSONValue {
        remaining -= 1
        guard remaining >= 0 else { throw TooMany() }
        switch node {
        case .mapping(let mapping):
            var members: [String: JSONValue] = [:]
            for (key, value) in mapping { members[key.string ?? ""] = try self.value(value) }
            return .object(members)
        case .sequence(let sequence):
            var elements: [JSONValue] = []
            for element in sequence { elements.append(try value(element)) }
            return .array(elements)
        case .scalar(let scalar):
            guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
            return Self.plain(node, scalar.string)
        case .alias: return .null
        }
    }

    private static func plain(_ node: Yams.Node, _ text: String) -> JSONValue {
        if text.isEmpty || text == "~" || text.lowercased() == "null" { return .null }
        if let flag = node.bool { return .bool(flag) }
        if let number = node.int { return .integer(number) }
        if let number = node.float, number.isFinite { return .number(number) }
        return .string(text)
    }
}
