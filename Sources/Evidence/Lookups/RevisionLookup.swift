import Incidents
import KubernetesModel

/// What differs between the target's newest revision and the one before, at more length than the dossier has it.
struct RevisionLookup {
    let reader: any ClusterReader

    func readings(_ scene: Scene) -> [Reading] {
        let what = "the revisions of \(scene.target.shortName)"
        guard let workload = scene.workload, RevisionCollector.kind(of: workload) != nil else {
            return [
                .refused(
                    what, because: "only a Deployment, a StatefulSet and a DaemonSet have revisions")
            ]
        }
        return RevisionCollector(reader: reader).readings(of: scene)
    }
}
