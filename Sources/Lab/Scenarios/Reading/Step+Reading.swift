internal import KubernetesModel

extension Scenario.Step {
    private static let events = ["apply", "patch", "delete", "image", "node", "drain"]

    init(_ node: FileNode, _ objects: ObjectReader, nodes: [String]) throws(ScenarioError) {
        let members = try node.members(["at", "note"] + Self.events)
        let given = Self.events.filter { members[$0] != nil }
        guard let kind = given.first, given.count == 1, let value = members[kind] else {
            throw node.error("a step has one of \(Self.events.joined(separator: ", "))")
        }
        self.init(
            at: try node.required("at", members).duration(), note: try members["note"]?.text(),
            try Self.event(kind, value, objects, nodes: nodes))
    }

    private static func event(
        _ kind: String, _ value: FileNode, _ objects: ObjectReader, nodes: [String]
    ) throws(ScenarioError) -> Scenario.Event {
        switch kind {
        case "apply": return .apply(try objects.object(value))
        case "delete": return .delete(try objects.name(value))
        case "drain": return .drain(try nodeName(value, nodes))
        case "patch":
            let members = try value.members(["object", "with"])
            let patch = try value.required("with", members)
            guard patch.isMapping else { throw patch.error("a mapping is wanted here, not \(patch.shape)") }
            return .patch(try objects.name(value.required("object", members)), patch.json)
        case "image":
            let members = try value.members(["name", "program"])
            return .image(
                try value.required("name", members).text(), try Program(value.required("program", members)))
        default:
            let members = try value.members(["name", "does"])
            return .node(
                try nodeName(value.required("name", members), nodes), try value.required("does", members).choice())
        }
    }

    private static func nodeName(_ value: FileNode, _ nodes: [String]) throws(ScenarioError) -> String {
        let name = try value.text()
        guard nodes.contains(name) else {
            throw value.error("there is no node '\(name)'; there are \(nodes.joined(separator: ", "))")
        }
        return name
    }
}
