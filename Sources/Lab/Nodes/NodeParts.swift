/// The parts of the cluster that are about nodes.
package enum NodeParts {
    package static func all(fleet: NodeFleet) -> [any ClusterPart] {
        [
            Cordoning(fleet: fleet), NodeAgents(fleet: fleet), NodeLifecycle(), TaintEviction(),
            PodGarbageCollection(),
        ]
    }
}
