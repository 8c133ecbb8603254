import Incidents
import KubernetesModel

/// The target's pod template, read live and whole, because the snapshot keeps no commands and no plain values: its spec
/// in short, and the services that it names.
struct TemplateCollector: Collector {
    let reader: any ClusterReader

    func readings(of scene: Scene) -> [Reading] {
        guard let workload = scene.workload else { return [] }
        let reference = workload.reference
        return [
            Reading("the spec of \(reference.shortName)") {
                var gathered = Gathered()
                let spec = await self.spec(of: workload, &gathered)
                gathered += SpecText(spec: spec, workload: workload).items(of: reference)
                gathered += NamedServices(in: spec, scene: scene).gathered
                return gathered
            }
        ]
    }

    /// The live spec; where it cannot be read, what the snapshot has of it.
    private func spec(of workload: Workload, _ gathered: inout Gathered) async -> LiveSpec {
        let what = "commands, plain variables and settings of \(workload.reference.shortName)"
        do {
            if let live = try await reader.object(workload.reference) { return LiveSpec(live, of: workload) }
            gathered.omissions.append(Omission(what, because: "it is not there any more"))
        } catch {
            gathered.omissions.append(Omission(what, because: "\(error)"))
        }
        return LiveSpec(projectionOf: workload)
    }
}
