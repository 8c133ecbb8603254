internal import Foundation
internal import KubernetesModel

/// One turn of an autoscaler: pkg/controller/podautoscaler/horizontal.go, reconcileAutoscaler.
struct AutoscalerSync {
    private let cluster: ClusterAccess
    private let autoscaler: JSONValue
    private let spec: AutoscalerSpec
    private let measurements: PodMeasurements
    private(set) var history: ScalingHistory
    private(set) var status: JSONValue

    private static let source = "horizontal-pod-autoscaler"

    init(
        _ autoscaler: JSONValue, history: ScalingHistory, measurements: PodMeasurements, in cluster: ClusterAccess
    ) {
        self.cluster = cluster
        self.autoscaler = autoscaler
        self.history = history
        self.measurements = measurements
        spec = AutoscalerSpec(autoscaler)
        status = autoscaler["status"] ?? [:]
        status["observedGeneration"] = autoscaler.generation > 0 ? .integer(autoscaler.generation) : nil
    }

    private mutating func set(_ type: String, _ value: Bool, _ reason: String, _ message: String) {
        Conditions.set(type, value ? "True" : "False", reason: reason, message: message, in: &status, at: cluster.now)
    }

    private func record(_ type: ClusterAccess.EventType, _ reason: String, _ message: String) {
        cluster.record(type, reason, message, on: autoscaler, from: Self.source)
    }

    mutating func run() {
        let target: ScaleTarget
        do throws(APIError) {
            target = try ScaleTarget(
                autoscaler["spec"]?["scaleTargetRef"] ?? [:], in: autoscaler.namespace, cluster: cluster)
        } catch {
            record(.warning, "FailedGetScale", error.message)
            set(
                "AbleToScale", false, "FailedGetScale",
                "the HPA controller was unable to get the target's current scale: \(error.message)")
            return
        }
        set(
            "AbleToScale", true, "SucceededGetScale",
            "the HPA controller was able to get the target's current scale")
        let current = target.replicas
        history.begin(with: current, at: cluster.now)
        status["currentReplicas"] = .integer(current)
        guard let (desired, reason) = desired(target, current) else { return }
        guard desired != current else {
            status["desiredReplicas"] = .integer(current)
            return
        }
        rescale(target, from: current, to: desired, reason)
    }

    /// - Returns: nil: nothing can be said.
    private mutating func desired(_ target: ScaleTarget, _ current: Int) -> (replicas: Int, reason: String)? {
        if current == 0, spec.minimum != 0 {
            set(
                "ScalingActive", false, "ScalingDisabled",
                "scaling is disabled since the replica count of the target is zero")
            return (0, "")
        }
        if current > spec.maximum { return (spec.maximum, "Current number of replicas above Spec.MaxReplicas") }
        if current < spec.minimum { return (spec.minimum, "Current number of replicas below Spec.MinReplicas") }
        guard let reading = highestReading(target, current) else { return nil }
        let reason = reading.replicas > current ? "\(reading.name) above target" : "All metrics below target"
        let stable = history.stabilized(reading.replicas, current: current, spec, at: cluster.now)
        noteStability(stable, recommended: reading.replicas)
        let (limited, limitation) = history.limited(stable, current: current, spec, at: cluster.now)
        set("ScalingLimited", limitation.isLimited, limitation.reason, limitation.message)
        return (limited, reason)
    }

    private mutating func noteStability(_ stable: Int, recommended: Int) {
        if stable == recommended {
            set("AbleToScale", true, "ReadyForNewScale", "recommended size matches current size")
        } else if stable > recommended {
            set(
                "AbleToScale", true, "ScaleDownStabilized",
                "recent recommendations were higher than current one, applying the highest recent recommendation")
        } else {
            set(
                "AbleToScale", true, "ScaleUpStabilized",
                "recent recommendations were lower than current one, applying the lowest recent recommendation")
        }
    }

    /// The reading that calls for the most replicas (computeReplicasForMetrics).
    private mutating func highestReading(_ target: ScaleTarget, _ current: Int) -> MetricReading? {
        let pods = target.pods(in: cluster)
        guard isAlone(with: pods, of: target) else { return nil }
        let uids = Set(pods.map(\.uid))
        let usage = Dictionary(grouping: measurements.containers.filter { uids.contains($0.podUID) }, by: \.podUID)
        let reader = MetricReader(pods: pods, usage: usage, current: current, now: cluster.now)
        var (readings, failures) = ([MetricReading](), [MetricReading.Failure]())
        for metric in spec.metrics {
            do throws(MetricReading.Failure) {
                readings.append(try reader.read(metric))
            } catch {
                record(.warning, error.reason, error.message)
                failures.append(error)
            }
        }
        status["currentMetrics"] = readings.isEmpty ? nil : .array(readings.map(\.status))
        let highest = readings.max { $0.replicas < $1.replicas }
        // With a metric unknown nothing is taken away.
        if let failure = failures.first, highest.map({ $0.replicas < current }) ?? true {
            let message =
                "invalid metrics (\(failures.count) invalid out of \(spec.metrics.count)), first error is: "
                + failure.whole
            set(
                "ScalingActive", false, failure.reason,
                "the HPA was unable to compute the replica count: \(failure.message)")
            record(.warning, "FailedComputeMetricsReplicas", message)
            return nil
        }
        if let highest {
            set(
                "ScalingActive", true, "ValidMetricFound",
                "the HPA was able to successfully calculate a replica count from \(highest.name)")
        }
        return highest
    }

    /// Whether no other autoscaler scales any of the pods (validateAndParseSelector).
    private mutating func isAlone(with pods: [ControlledPod], of target: ScaleTarget) -> Bool {
        let rivals = cluster.objects(.autoscalers, in: autoscaler.namespace).filter { other in
            guard other.uid != autoscaler.uid else { return true }
            let reference = other["spec"]?["scaleTargetRef"] ?? [:]
            // One whose target is not there has no pods.
            let theirs = try? ScaleTarget(reference, in: autoscaler.namespace, cluster: cluster)
            return theirs.map { theirs in pods.contains { theirs.selects($0) } } ?? false
        }
        guard rivals.count > 1 else { return true }
        let names = rivals.map { "{\($0.name) \(autoscaler.namespace)}" }.joined(separator: " ")
        let message = "pods by selector \(target.selectorText) are controlled by multiple HPAs: [\(names)]"
        record(.warning, "AmbiguousSelector", message)
        set("ScalingActive", false, "AmbiguousSelector", message)
        record(.warning, "FailedComputeMetricsReplicas", message)
        return false
    }

    private mutating func rescale(_ target: ScaleTarget, from current: Int, to desired: Int, _ reason: String) {
        do throws(APIError) {
            try cluster.update(target.key, .scale) { $0[path: "spec", "replicas"] = .integer(desired) }
        } catch {
            record(.warning, "FailedRescale", "New size: \(desired); reason: \(reason); error: \(error.message)")
            set(
                "AbleToScale", false, "FailedUpdateScale",
                "the HPA controller was unable to update the target scale: \(error.message)")
            status["desiredReplicas"] = .integer(current)
            return
        }
        set(
            "AbleToScale", true, "SucceededRescale",
            "the HPA controller was able to update the target scale to \(desired)")
        record(.normal, "SuccessfulRescale", "New size: \(desired); reason: \(reason)")
        history.scaled(from: current, to: desired, spec, at: cluster.now)
        status["desiredReplicas"] = .integer(desired)
        status["lastScaleTime"] = JSONValue(cluster.now)
    }
}
