internal import Foundation

/// What an autoscaler recommended and did, from which it derives what it may do now:
/// pkg/controller/podautoscaler/horizontal.go.
struct ScalingHistory: Hashable {
    private struct Entry: Hashable {
        var replicas: Int
        var at: Date
    }

    private var recommendations: [Entry] = []
    /// The changes made, by how many replicas.
    private var changes: [Entry] = []

    /// Why replicas are not what usage calls for.
    struct Limitation: Hashable {
        let isLimited: Bool
        let reason: String
        let message: String

        static let none = Limitation(
            isLimited: false, reason: "DesiredWithinRange", message: "the desired count is within the acceptable range")
        static let tooFew = Limitation(
            isLimited: true, reason: "TooFewReplicas",
            message: "the desired replica count is less than the minimum replica count")
        static let tooMany = Limitation(
            isLimited: true, reason: "TooManyReplicas",
            message: "the desired replica count is more than the maximum replica count")
        static let up = Limitation(
            isLimited: true, reason: "ScaleUpLimit",
            message: "the desired replica count is increasing faster than the maximum scale rate")
        static let down = Limitation(
            isLimited: true, reason: "ScaleDownLimit",
            message: "the desired replica count is decreasing faster than the maximum scale rate")
    }

    mutating func begin(with replicas: Int, at now: Date) {
        if recommendations.isEmpty { recommendations = [Entry(replicas: replicas, at: now)] }
    }

    /// The recommendation in the light of those of the last minutes (stabilizeRecommendationWithBehaviors).
    mutating func stabilized(_ desired: Int, current: Int, _ spec: AutoscalerSpec, at now: Date) -> Int {
        func recent(_ rules: AutoscalerSpec.Rules) -> [Int] {
            recommendations.filter { now.timeIntervalSince($0.at) < rules.stabilization }.map(\.replicas)
        }
        let lowest = min(desired, recent(spec.up).min() ?? desired)
        let highest = max(desired, recent(spec.down).max() ?? desired)
        let longest = max(spec.up.stabilization, spec.down.stabilization)
        recommendations.removeAll { now.timeIntervalSince($0.at) >= longest }
        recommendations.append(Entry(replicas: desired, at: now))
        return min(max(current, lowest), highest)
    }

    /// The recommendation within what the rates and the bounds allow (convertDesiredReplicasWithBehaviorRate).
    func limited(_ desired: Int, current: Int, _ spec: AutoscalerSpec, at now: Date) -> (Int, Limitation) {
        if desired > current {
            let rate = max(current, upLimit(current, spec, at: now))
            let limit = min(rate, spec.maximum)
            guard desired > limit else { return bounded(desired, spec) }
            return (limit, spec.maximum > rate ? .up : .tooMany)
        }
        if desired < current {
            let rate = spec.hasBehavior ? min(current, downLimit(current, spec.down, at: now)) : 0
            let limit = max(rate, spec.minimum)
            guard desired < limit else { return bounded(desired, spec) }
            return (limit, spec.minimum < rate ? .down : .tooFew)
        }
        return bounded(desired, spec)
    }

    private func bounded(_ desired: Int, _ spec: AutoscalerSpec) -> (Int, Limitation) {
        if desired < spec.minimum { return (spec.minimum, .tooFew) }
        return desired > spec.maximum ? (spec.maximum, .tooMany) : (desired, .none)
    }

    /// How many replicas were added within a time; taken away, where the number is negative.
    private func change(within period: TimeInterval, isUp: Bool, at now: Date) -> Int {
        changes.filter { now.timeIntervalSince($0.at) < period && ($0.replicas > 0) == isUp }
            .reduce(0) { $0 + $1.replicas }
    }

    private func upLimit(_ current: Int, _ spec: AutoscalerSpec, at now: Date) -> Int {
        // calculateScaleUpLimit: without rules of its own it may double, or grow to four.
        guard spec.hasBehavior else { return max(2 * current, 4) }
        guard spec.up.selection != .disabled else { return current }
        let limits = spec.up.policies.map { policy in
            let start = current - change(within: policy.period, isUp: true, at: now)
            return policy.isPercent
                ? Int((Double(start) * (1 + Double(policy.value) / 100)).rounded(.up)) : start + policy.value
        }
        return (spec.up.selection == .least ? limits.min() : limits.max()) ?? current
    }

    private func downLimit(_ current: Int, _ rules: AutoscalerSpec.Rules, at now: Date) -> Int {
        guard rules.selection != .disabled else { return current }
        let limits = rules.policies.map { policy in
            let start = current - change(within: policy.period, isUp: false, at: now)
            return policy.isPercent ? Int(Double(start) * (1 - Double(policy.value) / 100)) : start - policy.value
        }
        return (rules.selection == .least ? limits.max() : limits.min()) ?? current
    }

    /// Takes note of a change that was made.
    mutating func scaled(from old: Int, to new: Int, _ spec: AutoscalerSpec, at now: Date) {
        let longest = (spec.up.policies + spec.down.policies).map(\.period).max() ?? 0
        changes.removeAll { now.timeIntervalSince($0.at) >= longest }
        changes.append(Entry(replicas: new - old, at: now))
    }
}
