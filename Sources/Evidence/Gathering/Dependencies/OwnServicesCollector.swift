import Incidents
import KubernetesModel

/// The services that the target's pods serve, and the claims that they mount.
struct OwnServicesCollector: Collector {
    func readings(of scene: Scene) -> [Reading] {
        [Reading("services and claims of \(scene.target.shortName)") { Self.gather(scene) }]
    }

    private static func gather(_ scene: Scene) -> Gathered {
        var gathered = Gathered()
        for service in scene.servicesOfTarget.prefix(scene.limits.neighbours) where service.reference != scene.target {
            gathered += ServiceText(service.key, in: scene).item(because: "selects the target's pods")
        }
        for claim in scene.claims.prefix(scene.limits.neighbours) where claim.reference != scene.target {
            let isBound = claim.status.phase == "Bound"
            gathered.items.append(
                .item(
                    .dependency, from: claim.reference.shortName, at: scene.now,
                    relevance: isBound ? Relevance.well : Relevance.failing,
                    ClaimText.text(claim, in: scene.snapshot, now: scene.now)))
            gathered.objects.append(KnownObject(claim.reference))
        }
        return gathered
    }
}
