internal import Foundation
internal import KubernetesModel

/// Attaches disks to the nodes of the pods that want them, and says so where it cannot:
/// pkg/controller/volume/attachdetach.
struct AttachDetach: ClusterPart {
    let component = "attachdetach-controller"
    /// What was said of each pod last.
    private var said: [ObjectKey: [String: String]] = [:]

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        guard change.resource == .pods, let key = change.key else { return [] }
        if change.isEnd {
            // Its disks are free for the pods that wait for them.
            return [key] + said.keys.filter { $0.namespace == key.namespace }.sorted { $0.name < $1.name }
        }
        return change.old?.boundNode != change.new?.boundNode ? [key] : []
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let pod = cluster.object(key), !(pod["spec"]?["nodeName"]?.stringValue ?? "").isEmpty, !pod.isDeleting,
            !PodVolumes.claims(of: pod).isEmpty
        else {
            said[key] = nil
            return nil
        }
        let problems = MountProblem.all(of: pod, in: cluster).filter { $0.kind == .attachment }
        var now: [String: String] = [:]
        for problem in problems { now[problem.volume] = problem.message }
        for name in disks(of: pod, in: cluster) where now[name.volume] == nil && said[key]?[name.volume] != "" {
            cluster.record(
                .normal, "SuccessfulAttachVolume", "AttachVolume.Attach succeeded for volume \"\(name.disk)\" ",
                on: pod)
            now[name.volume] = ""
        }
        for problem in problems where said[key]?[problem.volume] != problem.message {
            cluster.record(.warning, "FailedAttachVolume", problem.message, on: pod)
        }
        said[key] = (said[key] ?? [:]).merging(now) { _, new in new }
        return nil
    }

    private func disks(of pod: JSONValue, in cluster: ClusterAccess) -> [(volume: String, disk: String)] {
        PodVolumes.all(of: pod).compactMap { volume in
            guard let name = volume["persistentVolumeClaim"]?["claimName"]?.stringValue,
                let claim = cluster.object(
                    ObjectKey(.persistentVolumeClaims, namespace: pod.namespace, name: name)
                ).map(Claim.init), claim.isBound, let disk = claim.volumeName
            else { return nil }
            return (volume["name"]?.stringValue ?? "", disk)
        }
    }
}
