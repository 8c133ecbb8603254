internal import Foundation
internal import KubernetesModel

/// Which of a set's pods go first where there are too many: pkg/controller/controller_utils.go, ActivePodsWithRanks.
struct PodRanking {
    private struct Candidate {
        let pod: ControlledPod
        /// The higher the earlier; what is equal in one criterion is told apart by the next.
        let urgency: [Double]
    }

    private let candidates: [Candidate]

    /// - Parameter neighbours: The pods that crowd a node.
    init(_ pods: [ControlledPod], neighbours: [ControlledPod]) {
        let crowds = Dictionary(neighbours.filter { !$0.node.isEmpty }.map { ($0.node, 1) }, uniquingKeysWith: +)
        candidates = pods.map { pod in
            Candidate(pod: pod, urgency: Self.urgency(pod, crowd: Double(crowds[pod.node] ?? 0)))
        }
    }

    var firstToGo: [ControlledPod] {
        candidates.sorted { left, right in
            for (one, other) in zip(left.urgency, right.urgency) where one != other { return one > other }
            return left.pod.name < right.pod.name
        }.map(\.pod)
    }

    private static func urgency(_ pod: ControlledPod, crowd: Double) -> [Double] {
        let cost = pod.object.annotations["controller.kubernetes.io/pod-deletion-cost"].flatMap { Double($0) } ?? 0
        let phase: [String: Double] = ["Pending": 2, "Unknown": 1]
        return [
            pod.node.isEmpty ? 1 : 0, phase[pod.phase] ?? 0, pod.isReady ? 0 : 1, -cost, crowd,
            // The younger goes, for the older has proved itself.
            pod.readySince.map(\.timeIntervalSince1970) ?? 0, Double(pod.restarts),
            pod.object.creation.timeIntervalSince1970,
        ]
    }
}
