import Incidents
import KubernetesModel

/// The kinds that the whole operator does not see: what is not seen must not look like what is well.
struct UnseenCollector: Collector {
    func readings(of scene: Scene) -> [Reading] {
        guard !scene.snapshot.unseen.isEmpty else { return [] }
        return [
            Reading("what is not seen") {
                Gathered(
                    omissions: scene.snapshot.unseen.sorted { $0.key < $1.key }.map { kind, reason in
                        Omission("objects of kind \(kind)", because: reason)
                    })
            }
        ]
    }
}
