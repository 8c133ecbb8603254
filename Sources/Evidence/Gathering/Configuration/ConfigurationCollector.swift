import Foundation
import Incidents
import KubernetesModel

/// The ConfigMaps and Secrets that the target's pods refer to, and those that changed shortly before the incident: by
/// name and time, and never what is in them.
struct ConfigurationCollector: Collector {
    let source: (any ConfigurationSource)?

    func readings(of scene: Scene) -> [Reading] {
        guard let workload = scene.workload, let namespace = workload.metadata.namespace else { return [] }
        let references = ConfigurationReferences(workload.podSpec)
        return [("ConfigMap", references.configMaps), ("Secret", references.secrets)].map { kind, referred in
            let what = "names and times of \(kind)s"
            guard let source else {
                return Reading(what) { .without(what, because: "nothing that reads them is configured") }
            }
            return Reading(what) {
                let found = try await source.configuration(kind: kind, in: namespace, named: referred.keys.sorted())
                return ConfigurationText(kind: kind, referred: referred, scene: scene).gather(found)
            }
        }
    }
}
