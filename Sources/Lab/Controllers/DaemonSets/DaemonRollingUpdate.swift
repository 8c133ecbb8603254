internal import Foundation
internal import KubernetesModel

/// The arithmetic of a DaemonSet's rolling update: pkg/controller/daemon/update.go, rollingUpdate.
struct DaemonRollingUpdate {
    /// How many nodes may be without an available pod, or have a second one.
    let unavailable: Int
    let surge: Int

    /// A node with what runs there.
    struct Site {
        let node: String
        let old: ControlledPod?
        let new: ControlledPod?
        let isOldAvailable: Bool
        let isNewAvailable: Bool

        init(node: String, pods: [ControlledPod], hash: String, minReadySeconds: Int, now: Date) {
            self.node = node
            let isNew = { (pod: ControlledPod) in pod.labels[DaemonSetSync.hashLabel] == hash }
            old = pods.first { !isNew($0) && !$0.isDeleting } ?? pods.first { !isNew($0) }
            new = pods.first(where: isNew)
            isOldAvailable = old?.isAvailable(after: minReadySeconds, at: now) ?? false
            isNewAvailable = new?.isAvailable(after: minReadySeconds, at: now) ?? false
        }
    }

    init(_ set: JSONValue, desired: Int) {
        let parameters = set["spec"]?["updateStrategy"]?["rollingUpdate"]
        surge = IntOrPercent.scaled(parameters?["maxSurge"] ?? 0, of: desired, roundingUp: true) ?? 0
        let given = IntOrPercent.scaled(parameters?["maxUnavailable"] ?? 1, of: desired, roundingUp: true) ?? 1
        // With neither the update could never move.
        unavailable = surge == 0 && given == 0 ? 1 : given
    }

    /// The pods that go now, and the nodes that get a new one beside the old.
    func plan(_ sites: [Site]) -> (deleted: [ControlledPod], surged: [String]) {
        surge > 0 ? surging(sites) : replacing(sites)
    }

    /// Old pods that are not available go at once; of the others as many as may be missing.
    private func replacing(_ sites: [Site]) -> (deleted: [ControlledPod], surged: [String]) {
        var (missing, deleted, candidates) = (0, [ControlledPod](), [ControlledPod]())
        for site in sites {
            if site.new != nil {
                if !site.isNewAvailable { missing += 1 }
            } else if let old = site.old {
                if old.isDeleting || !site.isOldAvailable { missing += 1 }
                guard !old.isDeleting else { continue }
                if site.isOldAvailable { candidates.append(old) } else { deleted.append(old) }
            } else {
                missing += 1
            }
        }
        return (deleted + candidates.prefix(max(0, unavailable - missing)), [])
    }

    private func surging(_ sites: [Site]) -> (deleted: [ControlledPod], surged: [String]) {
        var (running, deleted, candidates, surged) = (0, [ControlledPod](), [String](), [String]())
        for site in sites {
            switch (site.old, site.new) {
            case (let old?, nil):
                if old.isDeleting { continue }
                if site.isOldAvailable { candidates.append(site.node) } else { surged.append(site.node) }
            case (let old?, _?):
                running += 1
                if site.isNewAvailable, !old.isDeleting { deleted.append(old) }
            case (nil, _): continue
            }
        }
        return (deleted, surged + candidates.prefix(max(0, surge - running - surged.count)))
    }
}
