import Foundation
import Incidents
import KubernetesModel

/// Which pods serve, and how many an action takes away from that.
extension LiveWorkload {
    /// How long a pod must have gone without an abnormal end of a container to count as serving, in seconds. A container
    /// that is killed and started again and again is ready in between.
    private static let stability: TimeInterval = 600

    var servingPods: [Pod] { pods.filter(isServing) }

    func isServing(_ pod: Pod) -> Bool {
        pod.status.conditions.first(ofType: "Ready")?.isTrue == true
            && !pod.status.containerStatuses.contains { status in
                guard let end = status.lastState.terminated, end.exitCode != 0, let at = end.finishedAt else {
                    return false
                }
                return now.timeIntervalSince(at) < Self.stability
            }
    }

    var baseline: ActionRequest.Baseline {
        ActionRequest.Baseline(availableReplicas: min(servingPods.count, desired), runSeconds: lastRun)
    }

    /// The longest that a container ran before it ended the last time, over all pods.
    private var lastRun: Int? {
        pods.flatMap { $0.status.containerStatuses + $0.status.initContainerStatuses }
            .flatMap { [$0.state.terminated, $0.lastState.terminated] }
            .compactMap { end -> TimeInterval? in
                guard let end, end.exitCode != 0, let from = end.startedAt, let to = end.finishedAt else { return nil }
                return to.timeIntervalSince(from)
            }
            .filter { 0...86_400 ~= $0 }.max().map { Int($0.rounded(.up)) }
    }

    /// What replacing all pods by a rolling update takes out of service at any one time: as much as the workload's own
    /// strategy allows, less what is out of service already, since the update begins with that.
    var rolloutRadius: ActionRequest.BlastRadius {
        let lost = min(servingPods.count, desired) - max(0, desired - maxUnavailable)
        return ActionRequest.BlastRadius(pods: max(pods.count, desired), percent: percent(lost))
    }

    /// What taking one pod away costs.
    func radius(of pod: Pod) -> ActionRequest.BlastRadius {
        ActionRequest.BlastRadius(pods: 1, percent: percent(isServing(pod) ? 1 : 0))
    }

    /// What a change of the number of replicas takes away.
    func radius(ofScalingTo replicas: Int) -> ActionRequest.BlastRadius {
        ActionRequest.BlastRadius(
            pods: max(0, desired - replicas), percent: percent(min(servingPods.count, desired) - replicas))
    }

    /// A share of the pods that are asked for, rounded up.
    private func percent(_ pods: Int) -> Int {
        guard pods > 0, desired > 0 else { return 0 }
        return min(100, (pods * 100 + desired - 1) / desired)
    }

    private var maxUnavailable: Int {
        switch kind {
        case "Deployment":
            let strategy = value[path: "spec", "strategy"]
            if strategy?["type"]?.stringValue == "Recreate" { return desired }
            let update = strategy?["rollingUpdate"]
            let unavailable = Self.count(update?["maxUnavailable"] ?? "25%", of: desired, roundsUp: false)
            let surge = Self.count(update?["maxSurge"] ?? "25%", of: desired, roundsUp: true)
            // The deployment controller takes one where both are none: else it could never begin.
            return unavailable == 0 && surge == 0 ? 1 : unavailable
        default:
            let update = value[path: "spec", "updateStrategy", "rollingUpdate"]
            return Self.count(update?["maxUnavailable"] ?? 1, of: desired, roundsUp: true)
        }
    }

    /// A number, or a percentage such as `25%`, of pods. What is neither counts as all, the worst case.
    private static func count(_ value: JSONValue, of total: Int, roundsUp: Bool) -> Int {
        if let number = value.intValue { return number }
        guard let text = value.stringValue, text.hasSuffix("%"), let percent = Int(text.dropLast()), 0...100 ~= percent
        else { return total }
        return (total * percent + (roundsUp ? 99 : 0)) / 100
    }
}
