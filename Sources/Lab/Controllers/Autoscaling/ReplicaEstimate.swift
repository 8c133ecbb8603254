internal import Foundation
internal import KubernetesModel

/// How many replicas a resource's usage calls for: pkg/controller/podautoscaler/replica_calculator.go.
struct ReplicaEstimate: Hashable {
    /// A pod as the calculation sees it.
    struct Pod: Hashable {
        enum State: Hashable {
            case counted
            /// It starts still: what it uses says nothing.
            case unready
            /// It is measured not at all.
            case missing
        }

        var state: State
        /// What it uses, in thousandths of the unit.
        var usage = 0
        /// What it requests, in thousandths of the unit.
        var request = 0
    }

    enum Target: Hashable {
        /// Per cent of the requests.
        case utilization(Int)
        /// Thousandths of the unit, for each pod.
        case averageValue(Int)
    }

    let replicas: Int
    /// Per cent of the requests; nil for an average value.
    let utilization: Int?
    /// What a pod uses on average, in thousandths of the unit.
    let average: Int

    /// A usage within a tenth of the target is on the target.
    static let tolerance = 0.1

    /// - Returns: nil: no pod is measured and ready.
    init?(_ pods: [Pod], _ target: Target, current: Int) {
        let counted = pods.filter { $0.state == .counted }
        guard !counted.isEmpty else { return nil }
        let ratio = Self.ratio(counted, target)
        average = counted.reduce(0) { $0 + $1.usage } / counted.count
        switch target {
        case .utilization:
            let requests = counted.reduce(0) { $0 + $1.request }
            utilization = requests > 0 ? counted.reduce(0) { $0 + $1.usage } * 100 / requests : 0
        case .averageValue: utilization = nil
        }
        replicas = Self.replicas(pods, target, current: current, ratio: ratio, ready: counted.count)
    }

    private static func replicas(_ pods: [Pod], _ target: Target, current: Int, ratio: Double, ready: Int) -> Int {
        let hasUnready = pods.contains { $0.state == .unready } && ratio > 1
        let hasMissing = pods.contains { $0.state == .missing }
        guard hasUnready || hasMissing else {
            return abs(1 - ratio) <= tolerance ? current : count(ratio, ready)
        }
        // What is not known is taken for the worst: as in full use where pods would go, as idle where some would come.
        let assumed = pods.compactMap { pod -> Pod? in
            var pod = pod
            switch pod.state {
            case .counted: break
            case .missing: pod.usage = ratio < 1 ? full(pod, target) : ratio > 1 ? 0 : pod.usage
            case .unready:
                guard hasUnready else { return nil }
                pod.usage = 0
            }
            return pod.state == .missing && ratio == 1 ? nil : pod
        }
        let corrected = self.ratio(assumed, target)
        let turns = ratio < 1 && corrected > 1 || ratio > 1 && corrected < 1
        guard abs(1 - corrected) > tolerance, !turns else { return current }
        let replicas = count(corrected, assumed.count)
        let contradicts = corrected < 1 && replicas > current || corrected > 1 && replicas < current
        return contradicts ? current : replicas
    }

    private static func full(_ pod: Pod, _ target: Target) -> Int {
        switch target {
        case .utilization(let percent): pod.request * max(100, percent) / 100
        case .averageValue(let value): value
        }
    }

    private static func count(_ ratio: Double, _ pods: Int) -> Int {
        Int(min(1_000_000, (ratio * Double(pods)).rounded(.up)))
    }

    private static func ratio(_ pods: [Pod], _ target: Target) -> Double {
        let usage = pods.reduce(0.0) { $0 + Double($1.usage) }
        switch target {
        case .utilization(let percent):
            let requests = pods.reduce(0.0) { $0 + Double($1.request) }
            guard requests > 0, percent > 0 else { return 1 }
            return (usage * 100 / requests).rounded(.down) / Double(percent)
        case .averageValue(let value):
            guard value > 0, !pods.isEmpty else { return 1 }
            return (usage / Double(pods.count)).rounded(.down) / Double(value)
        }
    }
}
