import ControllerRuntime
import Detection
import Incidents
import KubernetesModel

/// What an investigation may look at: the incident's namespace, the target's own pods, and the nodes.
extension Scene {
    /// A pod within reach.
    func pod(named name: String) -> Pod? {
        pods.first { $0.metadata.name == name } ?? snapshot.object(\.pods, named: name, in: namespace)
    }

    /// The pods within reach: the target's first, then those of the namespace that fail.
    var podsInReach: [Pod] {
        let own = Set(pods.map(\.metadata.uid))
        let others = namespace.map { snapshot.pods.objects(in: $0).filter { !own.contains($0.metadata.uid) } } ?? []
        return pods + others.sorted { $0.isMoreTelling(than: $1) }
    }

    /// Why a pod is not answered about.
    func absence(ofPod name: String) -> String {
        if let unseen = snapshot.unseen[Pod.resource.kind] { return "pods are not read: \(unseen)" }
        let names = podsInReach.map(\.metadata.name)
        guard !names.isEmpty else { return "there are no pods within reach of this incident" }
        return "there is no pod \(name) within reach of this incident; there are \(Wording.names(names))"
    }
}
