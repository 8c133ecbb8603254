import Detection
import Foundation
import Incidents
import KubernetesModel

/// The state of the target, its owners, and the autoscaler that sizes it.
struct WorkloadCollector: Collector {
    func readings(of scene: Scene) -> [Reading] {
        [Reading("the state of \(scene.target.shortName)") { Self.gather(scene) }]
    }

    private static func gather(_ scene: Scene) -> Gathered {
        var gathered = Gathered()
        if scene.workload?.reference != scene.target, let object = ObjectText.text(of: scene.target, in: scene) {
            gathered.items.append(
                .item(
                    .workload, from: scene.target.shortName, at: scene.now, relevance: Relevance.state,
                    object))
        }
        gathered.objects.append(KnownObject(scene.target))
        if let workload = scene.workload {
            gathered += describe(workload, scene)
        } else if gathered.items.isEmpty {
            gathered.omissions.append(
                Omission(
                    "the state of \(scene.target.shortName)", because: absence(of: scene.target, in: scene.snapshot)))
        }
        if let autoscaler = scene.autoscaler { gathered += describe(autoscaler, scene) }
        return gathered
    }

    /// A workload's state, and who owns it.
    static func describe(_ workload: Workload, _ scene: Scene) -> Gathered {
        let reference = workload.reference
        var text = WorkloadText(workload: workload, now: scene.now).state
        let owners = OwnerChain(above: workload.metadata, in: scene.snapshot)
        if !owners.text.isEmpty { text += "; \(owners.text)" }
        return Gathered(
            items: [
                .item(.workload, from: reference.shortName, at: scene.now, relevance: Relevance.state, text)
            ],
            omissions: owners.omissions,
            objects: [KnownObject(reference, containers: workload.podSpec.containerNames)] + owners.objects)
    }

    private static func describe(_ autoscaler: HorizontalPodAutoscaler, _ scene: Scene) -> Gathered {
        guard autoscaler.reference != scene.target else { return Gathered() }
        let fails = autoscaler.status.conditions.contains { !$0.isAsWished }
        return Gathered(
            items: [
                .item(
                    .workload, from: autoscaler.reference.shortName, at: scene.now,
                    relevance: fails ? Relevance.failingBeside : Relevance.well,
                    AutoscalerText.text(autoscaler, now: scene.now))
            ], objects: [KnownObject(autoscaler.reference)])
    }

    /// Why an object is not in the snapshot.
    static func absence(of reference: ObjectReference, in snapshot: ClusterSnapshot) -> String {
        snapshot.unseen[reference.kind].map { "\(reference.kind) objects are not read: \($0)" }
            ?? "there is none of that name (any more)"
    }
}

extension PodSpec {
    /// The names of all containers, init containers first.
    var containerNames: [String] { (initContainers + containers).map(\.name) }
}
