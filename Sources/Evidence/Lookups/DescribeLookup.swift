import Detection
import Foundation
import Incidents
import KubernetesModel

/// One object of the namespace, or a node: its state, its spec in short where it is a workload, and its events.
struct DescribeLookup {
    let sources: EvidenceSources

    func readings(kind text: String, name: String, _ scene: Scene) -> [Reading] {
        let what = "\(text.lowercased())/\(name)"
        guard let kind = LookupKind(text) else { return [.refused(what, because: LookupKind.sentence)] }
        guard let reference = kind.objects(in: scene).first(where: { $0.name == name }) else {
            return [.refused(what, because: kind.absence(of: name, in: scene))]
        }
        let state = Reading(reference.shortName) { Self.state(of: reference, scene) }
        let events = Reading("the events of \(reference.shortName)") { EventCollector.gather(of: [reference], scene) }
        guard let workload = scene.snapshot.workload(reference), kind != .pod else { return [state, events] }
        let spec = Reading("the spec of \(reference.shortName)") {
            guard let live = try await sources.reader.object(reference) else {
                return .without("the spec of \(reference.shortName)", because: "it is not there any more")
            }
            return SpecText(spec: LiveSpec(live, of: workload), workload: workload).items(of: reference)
        }
        return [state, spec, events]
    }

    private static func state(of reference: ObjectReference, _ scene: Scene) -> Gathered {
        if let pod = scene.pods.first(where: { $0.reference == reference })
            ?? (reference.kind == Pod.resource.kind
                ? scene.snapshot.object(\.pods, named: reference.name, in: reference.namespace) : nil)
        {
            return PodCollector.describe(pod, rank: 0, scene)
        }
        if reference.kind != Pod.resource.kind, let workload = scene.snapshot.workload(reference) {
            return WorkloadCollector.describe(workload, scene)
        }
        guard let text = ObjectText.text(of: reference, in: scene) else {
            return .without(reference.shortName, because: "it is not there any more")
        }
        return Gathered(
            items: [.item(topic(of: reference), from: reference.shortName, at: scene.now, relevance: 0.8, text)],
            objects: [KnownObject(reference)])
    }

    private static func topic(of reference: ObjectReference) -> EvidenceTopic {
        switch reference.kind {
        case Node.resource.kind: .node
        case Service.resource.kind, PersistentVolumeClaim.resource.kind: .dependency
        case PodDisruptionBudget.resource.kind: .quota
        default: .workload
        }
    }
}
