import Detection
import Incidents
import KubernetesModel

/// The nodes of the target's pods, and what else fails there.
struct NodeCollector: Collector {
    func readings(of scene: Scene) -> [Reading] {
        scene.nodeNames.isEmpty ? [] : [Reading("the nodes of the pods") { Self.gather(scene) }]
    }

    private static func gather(_ scene: Scene) -> Gathered {
        var gathered = Gathered()
        for name in scene.nodeNames.prefix(scene.limits.neighbours) {
            guard let node = scene.snapshot.object(\.nodes, named: name, in: nil) else {
                gathered.omissions.append(
                    Omission(
                        "node/\(name)",
                        because: scene.snapshot.unseen[Node.resource.kind] ?? "there is no node of that name (any more)"
                    ))
                continue
            }
            let others = others(on: name, scene)
            let isWell = NodeText.isWell(node)
            gathered.items.append(
                .item(
                    .node, from: node.reference.shortName, at: scene.now,
                    relevance: isWell ? (others == nil ? Relevance.well : 0.4) : Relevance.failing,
                    [NodeText.text(node, now: scene.now), others].compactMap(\.self).joined(separator: "; ")))
            gathered.objects.append(KnownObject(node.reference))
        }
        return gathered
    }

    /// Pods of others that fail on a node: by name in the target's namespace, in numbers elsewhere, because namespaces
    /// are not shown to each other.
    private static func others(on node: String, _ scene: Scene) -> String? {
        let own = Set(scene.pods.map(\.metadata.uid))
        let failing = scene.snapshot.pods(on: node).filter { $0.fails && !own.contains($0.metadata.uid) }
        guard !failing.isEmpty else { return nil }
        let near = failing.filter { $0.metadata.namespace == scene.namespace }.map(\.metadata.name).sorted()
        let far = failing.count - near.count
        let parts = [
            near.isEmpty ? nil : Wording.names(near, atMost: 5),
            far == 0 ? nil : "\(Wording.count(far, "pod")) of other namespaces",
        ].compactMap(\.self)
        return "other pods that fail there: \(parts.joined(separator: ", "))"
    }
}
