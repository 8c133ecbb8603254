internal import Foundation
internal import KubernetesModel

/// What a metric of an autoscaler comes to: pkg/controller/podautoscaler/horizontal.go, computeReplicasForMetric.
struct MetricReading {
    let replicas: Int
    /// As events name the metric: `cpu resource utilization (percentage of request)`.
    let name: String
    /// The metric as the status shows it.
    let status: JSONValue

    struct Failure: Error {
        /// `FailedGetResourceMetric`.
        let reason: String
        let message: String
        /// How the failure is told among those of all metrics.
        let whole: String
    }
}

/// Reads the metrics of an autoscaler's pods.
struct MetricReader {
    let pods: [ControlledPod]
    let usage: [String: [PodMeasurements.Container]]
    let current: Int
    let now: Date

    // --horizontal-pod-autoscaler-cpu-initialization-period and --horizontal-pod-autoscaler-initial-readiness-delay.
    private static let initialization: TimeInterval = 300
    private static let readinessDelay: TimeInterval = 30

    func read(_ metric: JSONValue) throws(MetricReading.Failure) -> MetricReading {
        let isOfContainer = metric["type"] == "ContainerResource"
        guard isOfContainer || metric["type"] == "Resource" else {
            let (type, reason) = Self.unserved(metric["type"]?.stringValue ?? "")
            let message = "unable to get metric: no metrics returned from \(type) metrics API"
            throw MetricReading.Failure(reason: reason, message: message, whole: message)
        }
        let member = isOfContainer ? "containerResource" : "resource"
        let source = metric[member] ?? [:]
        let resource = source["name"]?.stringValue ?? ""
        let container = source["container"]?.stringValue
        guard let target = Self.target(source["target"] ?? [:]) else {
            let message = "invalid resource metric source: neither an average utilization nor an average value was set"
            throw failure(member, resource, isOfContainer, message)
        }
        var readings: [ReplicaEstimate.Pod] = []
        do throws(Problem) {
            readings = try self.readings(resource, container, target)
        } catch {
            throw failure(
                member, resource, isOfContainer, "failed to get \(resource) \(Self.noun(target)): \(error.message)")
        }
        guard let estimate = ReplicaEstimate(readings, target, current: current) else {
            throw failure(
                member, resource, isOfContainer,
                "failed to get \(resource) \(Self.noun(target)): did not receive metrics for targeted pods "
                    + "(pods might be unready)")
        }
        return reading(estimate, resource, member, container, target)
    }

    private struct Problem: Error {
        let message: String
    }

    private static func unserved(_ type: String) -> (String, String) {
        switch type {
        case "Pods": ("custom", "FailedGetPodsMetric")
        case "Object": ("custom", "FailedGetObjectMetric")
        case "External": ("external", "FailedGetExternalMetric")
        default: ("resource", "InvalidMetricSourceType")
        }
    }

    private func failure(
        _ member: String, _ resource: String, _ isOfContainer: Bool, _ message: String
    ) -> MetricReading.Failure {
        MetricReading.Failure(
            reason: isOfContainer ? "FailedGetContainerResourceMetric" : "FailedGetResourceMetric", message: message,
            whole: "failed to get \(resource) \(isOfContainer ? "container " : "")resource metric value: \(message)")
    }

    private static func noun(_ target: ReplicaEstimate.Target) -> String {
        switch target {
        case .utilization: "utilization"
        case .averageValue: "usage"
        }
    }

    private static func target(_ target: JSONValue) -> ReplicaEstimate.Target? {
        if let percent = target["averageUtilization"]?.intValue { return .utilization(percent) }
        return target["averageValue"].flatMap(Self.millis).map(ReplicaEstimate.Target.averageValue)
    }

    static func millis(_ value: JSONValue) -> Int? {
        (value.stringValue ?? value.intValue.map(String.init)).flatMap { Quantity($0).milliCores }.map { Int($0) }
    }

    private func readings(
        _ resource: String, _ container: String?, _ target: ReplicaEstimate.Target
    ) throws(Problem) -> [ReplicaEstimate.Pod] {
        let measured = pods.filter { !(usage[$0.uid] ?? []).isEmpty }
        guard !measured.isEmpty else {
            throw Problem(
                message: "unable to get metrics for resource \(resource): no metrics returned from resource metrics API"
            )
        }
        var readings: [ReplicaEstimate.Pod] = []
        for pod in pods where pod.phase != "Failed" && !pod.isDeleting {
            var reading = ReplicaEstimate.Pod(state: state(of: pod, resource))
            let containers = (usage[pod.uid] ?? []).filter { container == nil || $0.name == container }
            let sum = containers.reduce(0.0) { $0 + (resource == "cpu" ? $1.cpu : $1.memory) }
            reading.usage = Int(min(max(0, sum * 1000), 1e15).rounded())
            if case .utilization = target { reading.request = try request(of: pod, resource, container) }
            readings.append(reading)
        }
        return readings
    }

    // replica_calculator.go, groupPods.
    private func state(of pod: ControlledPod, _ resource: String) -> ReplicaEstimate.Pod.State {
        if pod.phase == "Pending" { return .unready }
        guard !(usage[pod.uid] ?? []).isEmpty else { return .missing }
        guard resource == "cpu" else { return .counted }
        let ready = Conditions.condition("Ready", in: pod.object["status"])
        guard let start = pod.object["status"]?["startTime"]?.dateValue,
            let change = ready?["lastTransitionTime"]?.dateValue
        else { return .unready }
        let isReady = ready?["status"] == "True"
        if start.addingTimeInterval(Self.initialization) > now { return isReady ? .counted : .unready }
        let wasNeverReady = start.addingTimeInterval(Self.readinessDelay) > change
        return !isReady && wasNeverReady ? .unready : .counted
    }

    private func request(of pod: ControlledPod, _ resource: String, _ container: String?) throws(Problem) -> Int {
        var sum = 0
        for spec in pod.object["spec"]?["containers"]?.arrayValue ?? [] {
            guard let name = spec["name"]?.stringValue, container == nil || name == container else { continue }
            guard let request = spec["resources"]?["requests"]?[resource].flatMap(Self.millis) else {
                throw Problem(message: "missing request for \(resource) in container \(name) of Pod \(pod.name)")
            }
            sum += request
        }
        return sum
    }

    private func reading(
        _ estimate: ReplicaEstimate, _ resource: String, _ member: String, _ container: String?,
        _ target: ReplicaEstimate.Target
    ) -> MetricReading {
        let average =
            resource == "memory"
            ? Quantity("\(estimate.average / 1000)").text : Quantity(milliCores: Int64(estimate.average)).text
        var current: JSONValue = ["averageValue": .string(average)]
        current["averageUtilization"] = estimate.utilization.map(JSONValue.integer)
        var source: JSONValue = ["name": .string(resource), "current": current]
        source["container"] = container.map(JSONValue.string)
        let kind = container.map { "container resource \($0)" } ?? "resource"
        let suffix = estimate.utilization == nil ? "" : " utilization (percentage of request)"
        return MetricReading(
            replicas: estimate.replicas,
            name: "\(resource) \(kind)\(suffix)",
            status: ["type": member == "resource" ? "Resource" : "ContainerResource", member: source])
    }
}
