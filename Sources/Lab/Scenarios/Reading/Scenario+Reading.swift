internal import KubernetesModel

extension Scenario {
    /// Reads a scenario file.
    ///
    /// - Parameters:
    ///   - name: What it is called: the name of its file without the ending.
    ///   - file: The file, as errors name it.
    package init(name: String, yaml text: String, file: String) throws(ScenarioError) {
        let root = try FileNode(text: text, file: file)
        let members = try root.members([
            "title", "kind", "reference", "nodes", "images", "objects", "settle", "steps", "duration", "policy",
            "expect",
        ])
        self.init(
            name: name, kind: try root.required("kind", members).choice(),
            title: try root.required("title", members).text())
        reference = try members["reference"]?.text()
        if let value = members["nodes"] { nodes = try NodePlan.plans(value) }
        for (image, program) in try members["images"]?.entries() ?? [] { images[image] = try Program(program) }
        settle = try members["settle"]?.duration() ?? settle
        duration = try members["duration"]?.duration() ?? duration
        let reader = try ObjectReader(members["objects"], members["steps"])
        for value in try members["objects"]?.elements() ?? [] { objects.append(try reader.object(value)) }
        for value in try members["steps"]?.elements() ?? [] {
            steps.append(try Step(value, reader, nodes: nodes.map(\.name)))
        }
        // Of two at one moment the one that stands first comes first.
        steps = steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
        policy = try Self.mapping(members["policy"])
        policyLine = members["policy"]?.line
        expectation = try Self.mapping(members["expect"])
        expectationLine = members["expect"]?.line
    }

    private static func mapping(_ node: FileNode?) throws(ScenarioError) -> JSONValue? {
        guard let node else { return nil }
        guard node.isMapping else { throw node.error("a mapping is wanted here, not \(node.shape)") }
        return node.json
    }
}

extension NodePlan {
    static func plans(_ node: FileNode) throws(ScenarioError) -> [NodePlan] {
        var plans: [NodePlan] = []
        for element in try node.elements() {
            let plan = try NodePlan(element)
            guard !plans.contains(where: { $0.name == plan.name }) else {
                throw element.error("there is a node \(plan.name) already")
            }
            plans.append(plan)
        }
        return plans
    }

    private init(_ node: FileNode) throws(ScenarioError) {
        let members = try node.members(["name", "cpu", "memory", "pods", "disk", "labels", "taints"])
        self.init(name: try node.required("name", members).text())
        cpu = try members["cpu"]?.quantity() ?? cpu
        memory = try members["memory"]?.quantity() ?? memory
        pods = try members["pods"]?.integer(in: 0...10_000) ?? pods
        disk = try members["disk"]?.quantity() ?? disk
        labels = try members["labels"]?.texts() ?? labels
        taints =
            try members["taints"]?.elements().map { taint throws(ScenarioError) in
                let members = try taint.members(["key", "value", "effect"])
                _ = try taint.required("key", members).text()
                _ = try taint.required("effect", members).choice(TaintEffect.self)
                return taint.json
            } ?? taints
    }

    private enum TaintEffect: String, CaseIterable {
        case noSchedule = "NoSchedule"
        case preferNoSchedule = "PreferNoSchedule"
        case noExecute = "NoExecute"
    }
}
