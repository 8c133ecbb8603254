import Foundation
import KubernetesModel

@testable import Lab

/// Runs pods without a scheduler and a node: what the image's tag says happens to a pod two seconds after it was made.
///
/// `:broken` runs and is never ready, `:fails` fails, `:done` succeeds, `:stuck` stays pending; all others
/// become ready.
struct SimpleKubelet: ClusterPart {
    let component = "kubelet"
    var nodes = ["node-1", "node-2"]
    private var started = 0

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        change.resource == .pods && change.new != nil ? change.key.map { [$0] } ?? [] : []
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let pod = cluster.object(key) else { return nil }
        if pod.isDeleting { return end(pod, key, in: cluster) }
        guard let node = pod["spec"]?["nodeName"]?.stringValue, !node.isEmpty else {
            bind(key, in: cluster)
            return nil
        }
        guard pod["status"]?["podIP"] == nil else { return nil }
        let start = pod.creation.addingTimeInterval(2)
        guard start <= cluster.now else { return start }
        self.start(pod, key, in: cluster)
        return nil
    }

    private func end(_ pod: JSONValue, _ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        let grace = Double(pod[metadata: "deletionGracePeriodSeconds"]?.intValue ?? 0)
        let marked = (pod[metadata: "deletionTimestamp"]?.dateValue ?? cluster.now).addingTimeInterval(-grace)
        let end = marked.addingTimeInterval(min(grace, 1))
        guard end <= cluster.now else { return end }
        try? cluster.delete(key, gracePeriod: 0)
        return nil
    }

    private mutating func bind(_ key: ObjectKey, in cluster: ClusterAccess) {
        let affinity = cluster.object(key)?["spec"]?["affinity"]?["nodeAffinity"]?[
            "requiredDuringSchedulingIgnoredDuringExecution"]?["nodeSelectorTerms"]?[0]?["matchFields"]?[0]?["values"]?[
                0]
        let node = affinity?.stringValue ?? nodes[started % nodes.count]
        started += 1
        _ = try? cluster.update(key, .binding) { $0[path: "spec", "nodeName"] = .string(node) }
    }

    private func start(_ pod: JSONValue, _ key: ObjectKey, in cluster: ClusterAccess) {
        let image = pod["spec"]?["containers"]?[0]?["image"]?.stringValue ?? ""
        guard !image.hasSuffix(":stuck") else { return }
        let number = abs(pod.name.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) % 60_000 })
        cluster.updateStatus(key) { status in
            status["podIP"] = .string("10.0.\(number / 250).\(number % 250 + 1)")
            status["startTime"] = JSONValue(cluster.now)
            switch image.split(separator: ":").last {
            case "fails": status["phase"] = "Failed"
            case "done": status["phase"] = "Succeeded"
            default: status["phase"] = "Running"
            }
            Conditions.set(
                "Ready", status["phase"] == "Running" && !image.hasSuffix(":broken") ? "True" : "False", reason: nil,
                message: nil, in: &status, at: cluster.now)
        }
    }
}
