internal import Foundation
internal import KubernetesModel

/// How many pods a budget counts with, and how many of them are to be healthy:
/// pkg/controller/disruption/disruption.go, getExpectedPodCount.
struct DisruptionCounts: Hashable {
    let expected: Int
    let desired: Int

    struct Problem: Error {
        let reason: String
        let message: String
    }

    init(expected: Int, desired: Int) {
        self.expected = expected
        self.desired = desired
    }

    init(_ budget: JSONValue, _ pods: [ControlledPod], in cluster: ClusterAccess) throws(Problem) {
        let spec = budget["spec"]
        if let bound = spec?["maxUnavailable"] {
            let expected = try Self.expected(pods, in: cluster)
            self.init(expected: expected, maxUnavailable: bound)
        } else if let bound = spec?["minAvailable"] {
            let expected = bound.intValue == nil ? try Self.expected(pods, in: cluster) : pods.count
            self.init(expected: expected, minAvailable: bound)
        } else {
            self.init(expected: pods.count, desired: 0)
        }
    }

    init(expected: Int, maxUnavailable: JSONValue) {
        let unavailable = IntOrPercent.scaled(maxUnavailable, of: expected, roundingUp: true) ?? 0
        self.init(expected: expected, desired: max(0, expected - unavailable))
    }

    init(expected: Int, minAvailable: JSONValue) {
        self.init(expected: expected, desired: IntOrPercent.scaled(minAvailable, of: expected, roundingUp: true) ?? 0)
    }

    /// The replicas that the controllers of the pods want, each counted once.
    private static func expected(_ pods: [ControlledPod], in cluster: ClusterAccess) throws(Problem) -> Int {
        var replicas: [String: Int] = [:]
        for pod in pods {
            guard let owner = pod.object.controllerReference else {
                throw Problem(
                    reason: "CalculateExpectedPodCountFailed",
                    message: "Failed to calculate the number of expected pods: found no controllers for pod "
                        + "\"\(pod.name)\"")
            }
            if let (uid, count) = try scale(of: owner, in: pod.object.namespace, cluster: cluster) {
                replicas[uid] = count
            }
        }
        return replicas.values.reduce(0, +)
    }

    /// The replicas of a controller, or of the deployment behind a ReplicaSet; nil: it is gone.
    ///
    /// - Throws: Where nothing of its kind can be scaled.
    private static func scale(
        of owner: JSONValue, in namespace: String, cluster: ClusterAccess
    ) throws(Problem) -> (String, Int)? {
        let target: ScaleTarget
        do throws(APIError) {
            target = try ScaleTarget(owner, in: namespace, cluster: cluster)
        } catch {
            guard ScaleTarget.resource(owner["kind"]?.stringValue ?? "") == nil else { return nil }
            throw Problem(
                reason: "CalculateExpectedPodCountFailed",
                message: "Failed to calculate the number of expected pods: \(error.message)")
        }
        guard target.object.uid == owner["uid"]?.stringValue else { return nil }
        if let above = target.object.controllerReference, above["kind"] == "Deployment" {
            return try scale(of: above, in: namespace, cluster: cluster) ?? (target.object.uid, target.replicas)
        }
        return (target.object.uid, target.replicas)
    }
}
