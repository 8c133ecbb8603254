/// Which nodes a pod's claims allow: the plugins VolumeRestrictions, VolumeBinding and VolumeZone.
struct VolumeFilter: Sendable {
    private let pod: SchedulingPod
    private let objects: VolumeObjects
    private let claims: [Claim]
    /// Why no node will do.
    let problem: Rejection?

    private static let zoneLabels = [
        "topology.kubernetes.io/zone", "topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/zone",
        "failure-domain.beta.kubernetes.io/region",
    ]

    init(_ pod: SchedulingPod, in snapshot: SchedulingSnapshot) {
        self.pod = pod
        objects = snapshot.volumes
        claims = pod.claims.compactMap { snapshot.volumes.claim($0, in: pod.key.namespace) }
        problem = Self.problem(pod, snapshot.volumes)
    }

    private static func problem(_ pod: SchedulingPod, _ objects: VolumeObjects) -> Rejection? {
        var isUnbound = false
        for name in pod.claims {
            guard let claim = objects.claim(name, in: pod.key.namespace) else {
                return Rejection(.volumeBinding, "persistentvolumeclaim \"\(name)\" not found")
            }
            if claim.phase == "Lost" {
                return Rejection(
                    .volumeBinding,
                    "persistentvolumeclaim \"\(name)\" bound to non-existent persistentvolume "
                        + "\"\(claim.volumeName ?? "")\"")
            }
            if claim.isDeleting {
                return Rejection(.volumeBinding, "persistentvolumeclaim \"\(name)\" is being deleted")
            }
            if !claim.isBound, !(objects.storageClass(of: claim)?.waitsForConsumer ?? false) { isUnbound = true }
        }
        return isUnbound
            ? Rejection(.volumeBinding, "pod has unbound immediate PersistentVolumeClaims") : nil
    }

    /// The claims that wait for the pod to be given a node.
    var unboundClaims: [Claim] { claims.filter { !$0.isBound } }

    func rejection(by node: SchedulingNode) -> Rejection? {
        exclusive(node) ?? bound(node) ?? unbound(node)
    }

    private func exclusive(_ node: SchedulingNode) -> Rejection? {
        let own = claims.filter { $0.accessModes.contains("ReadWriteOncePod") }.map(\.key.name)
        let isTaken =
            !own.isEmpty
            && node.pods.contains { other in
                other.key.namespace == pod.key.namespace && other.claims.contains { own.contains($0) }
            }
        guard isTaken else { return nil }
        return Rejection(
            .volumeRestrictions,
            "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode",
            isHelpedByPreemption: true)
    }

    private func bound(_ node: SchedulingNode) -> Rejection? {
        for claim in claims where claim.isBound {
            guard let volume = claim.volumeName.flatMap(objects.volume) else {
                return Rejection(
                    .volumeBinding, "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)")
            }
            guard volume.isReachable(from: node.labels, node: node.name) else {
                return Rejection(.volumeBinding, "node(s) had volume node affinity conflict")
            }
            for label in Self.zoneLabels {
                guard let zones = volume.labels[label]?.split(separator: "__").map(String.init) else { continue }
                if let zone = node.labels[label], zones.contains(zone) { continue }
                // A cluster without zones knows nothing of them.
                guard Self.zoneLabels.contains(where: { node.labels[$0] != nil }) else { continue }
                return Rejection(.volumeZone, "node(s) had no available volume zone")
            }
        }
        return nil
    }

    private func unbound(_ node: SchedulingNode) -> Rejection? {
        for claim in unboundClaims {
            if objects.match(for: claim, on: (node.name, node.labels)) != nil { continue }
            let maker = objects.storageClass(of: claim)
            let isMade = maker.map { $0.provisions && $0.allows(node.labels) } ?? false
            let isChosen = claim.selectedNode.map { $0 == node.name } ?? true
            guard isMade, isChosen else {
                return Rejection(.volumeBinding, "node(s) didn't find available persistent volumes to bind")
            }
        }
        return nil
    }
}
