import Detection
import Foundation
import Incidents
import KubernetesModel

/// The objects of a kind with their state in a line each, those that are not well first.
struct ListLookup {
    private static let maxLines = 12
    private static let maxExamined = 300

    func readings(kind text: String, _ scene: Scene) -> [Reading] {
        guard let kind = LookupKind(text) else {
            return [.refused("the list of \(text)", because: LookupKind.sentence)]
        }
        return [Reading("the list of \(kind.rawValue)") { Self.gather(kind, scene) }]
    }

    private static func gather(_ kind: LookupKind, _ scene: Scene) -> Gathered {
        let all = kind.objects(in: scene)
        if let unseen = scene.snapshot.unseen[kind.rawValue] {
            return .without("objects of kind \(kind.rawValue)", because: unseen)
        }
        guard !all.isEmpty else { return .without("objects of kind \(kind.rawValue)", because: "there are none") }
        let detector = Detector()
        let lines = all.prefix(maxExamined).compactMap { reference -> (fails: Bool, item: DossierItem)? in
            guard let text = ObjectText.text(of: reference, in: scene) else { return nil }
            let fails = fails(reference, detector, scene)
            return (
                fails,
                .item(
                    .sibling, from: reference.shortName, at: scene.now,
                    relevance: fails ? Relevance.failing : Relevance.well, text)
            )
        }
        let ordered = lines.filter(\.fails) + lines.filter { !$0.fails }
        var gathered = Gathered(items: ordered.prefix(maxLines).map(\.item))
        let rest = all.count - min(ordered.count, maxLines)
        if rest > 0 {
            let wellShown = ordered.prefix(maxLines).contains { !$0.fails }
            gathered.omissions.append(
                Omission(
                    "\(rest) more of kind \(kind.rawValue)\(wellShown ? ", without trouble" : "")",
                    because: "the limit of lines"))
        }
        return gathered
    }

    private static func fails(_ reference: ObjectReference, _ detector: Detector, _ scene: Scene) -> Bool {
        if reference.kind == Pod.resource.kind {
            return scene.snapshot.object(\.pods, named: reference.name, in: reference.namespace)?.fails ?? false
        }
        return !detector.assess(reference, in: scene.snapshot, now: scene.now).signals.isEmpty
    }
}
