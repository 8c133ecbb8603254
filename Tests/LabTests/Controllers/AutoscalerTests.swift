import Foundation
import KubernetesModel
import Synchronization
import Testing

@testable import Lab

@Suite struct AutoscalerTests {
    typealias Pod = ReplicaEstimate.Pod

    struct Case: Sendable {
        let why: String
        let pods: [ReplicaEstimate.Pod]
        let target: ReplicaEstimate.Target
        let current: Int
        let replicas: Int?
    }

    static func pods(_ usages: [Int], _ state: Pod.State = .counted) -> [Pod] {
        usages.map { Pod(state: state, usage: $0, request: 100) }
    }

    @Test(arguments: [
        Case(why: "twice the target", pods: pods([100, 100]), target: .utilization(50), current: 2, replicas: 4),
        Case(why: "within the tolerance", pods: pods([54, 54]), target: .utilization(50), current: 2, replicas: 2),
        Case(why: "half the target", pods: pods([25, 25, 25, 25]), target: .utilization(50), current: 4, replicas: 2),
        Case(why: "an average value", pods: pods([300, 300]), target: .averageValue(200), current: 2, replicas: 3),
        Case(
            why: "a pod that starts is taken for idle", pods: pods([100, 100]) + pods([0], .unready),
            target: .utilization(50), current: 3, replicas: 4),
        Case(
            why: "what is missing is taken for busy", pods: pods([20, 20]) + pods([0, 0], .missing),
            target: .utilization(50), current: 4, replicas: 4),
        Case(why: "nothing is known", pods: pods([0], .unready), target: .utilization(50), current: 1, replicas: nil),
    ])
    func `Replicas follow from usage`(_ example: Case) {
        let estimate = ReplicaEstimate(example.pods, example.target, current: example.current)
        #expect(estimate?.replicas == example.replicas, "\(example.why)")
    }

    static func autoscaler(_ spec: JSONValue = [:]) -> JSONValue {
        var members = spec
        members["scaleTargetRef"] = ["apiVersion": "apps/v1", "kind": "Deployment", "name": "web"]
        if members["minReplicas"] == nil { members["minReplicas"] = 1 }
        if members["maxReplicas"] == nil { members["maxReplicas"] = 10 }
        members["metrics"] = [
            [
                "type": "Resource",
                "resource": ["name": "cpu", "target": ["type": "Utilization", "averageUtilization": 50]],
            ]
        ]
        return ["metadata": ["name": "web"], "spec": members]
    }

    static func deployment(requests: Bool = true) -> JSONValue {
        var deployment = Workloads.deployment(replicas: 2)
        var container: JSONValue = ["name": "main", "image": "web:1"]
        if requests { container["resources"] = ["requests": ["cpu": "100m"]] }
        deployment[path: "spec", "template", "spec", "containers"] = [container]
        return deployment
    }

    /// Measures every pod that runs at a share of its request.
    private func measure(_ lab: WorkloadLab, cpu: Double) {
        let access = lab.access
        lab.measurements.setSource {
            access.objects(.pods, in: "default").filter { $0["status"]?["phase"] == "Running" }.map { pod in
                PodMeasurements.Container(
                    namespace: "default", pod: pod.name, podUID: pod.uid, node: "node-1", name: "main",
                    image: "web:1", memory: 1e8, cpu: cpu, startedAt: access.now)
            }
        }
    }

    @Test func `Autoscalers that share pods do nothing, and say so`() throws {
        let lab = WorkloadLab()
        measure(lab, cpu: 0.1)
        try lab.create(Self.deployment(), .deployments)
        lab.advance(10)
        var trial = Self.autoscaler()
        trial[path: "metadata", "name"] = "web-trial"
        try lab.create(Self.autoscaler(), .autoscalers)
        try lab.create(trial, .autoscalers)
        lab.advance(61)
        let words =
            "AmbiguousSelector: pods by selector app=web are controlled by multiple HPAs: "
            + "[{web default} {web-trial default}]"
        #expect(lab.events("HorizontalPodAutoscaler").contains(words))
        #expect(lab.conditions(.autoscalers, "web-trial").contains("ScalingActive=False AmbiguousSelector"))
        #expect(lab.object(.deployments, "web")["spec"]?["replicas"] == 4, "as the first one said before")
    }

    @Test func `A busy workload grows, and shrinks only after it was quiet for long`() throws {
        let lab = WorkloadLab()
        measure(lab, cpu: 0.1)
        try lab.create(Self.deployment(), .deployments)
        lab.advance(10)
        try lab.create(Self.autoscaler(), .autoscalers)
        #expect(lab.object(.deployments, "web")["spec"]?["replicas"] == 4)
        #expect(
            lab.events("HorizontalPodAutoscaler") == [
                "SuccessfulRescale: New size: 4; reason: cpu resource utilization (percentage of request) above target"
            ])
        lab.advance(61)
        #expect(lab.object(.deployments, "web")["spec"]?["replicas"] == 10)
        #expect(
            lab.conditions(.autoscalers, "web") == [
                "AbleToScale=True ReadyForNewScale", "ScalingActive=True ValidMetricFound",
                "ScalingLimited=True TooManyReplicas",
            ])
        measure(lab, cpu: 0.02)
        lab.advance(240)
        #expect(lab.object(.deployments, "web")["spec"]?["replicas"] == 10)
        #expect(lab.conditions(.autoscalers, "web").contains("AbleToScale=True ScaleDownStabilized"))
        lab.advance(120)
        #expect(lab.object(.deployments, "web")["spec"]?["replicas"] == 4)
        #expect(
            lab.events("HorizontalPodAutoscaler").last
                == "SuccessfulRescale: New size: 4; reason: All metrics below target")
    }

    @Test(arguments: [true, false])
    func `Without measurements or requests nothing is scaled`(_ hasMeasurements: Bool) throws {
        let lab = WorkloadLab()
        if hasMeasurements { measure(lab, cpu: 0.1) }
        try lab.create(Self.deployment(requests: !hasMeasurements), .deployments)
        lab.advance(10)
        try lab.create(Self.autoscaler(), .autoscalers)
        #expect(lab.object(.deployments, "web")["spec"]?["replicas"] == 2)
        #expect(lab.conditions(.autoscalers, "web").contains("ScalingActive=False FailedGetResourceMetric"))
        let events = lab.events("HorizontalPodAutoscaler")
        let cause =
            hasMeasurements
            ? "failed to get cpu utilization: missing request for cpu in container main of Pod web-"
            : "failed to get cpu utilization: unable to get metrics for resource cpu: "
                + "no metrics returned from resource metrics API"
        #expect(events.contains { $0.hasPrefix("FailedGetResourceMetric: \(cause)") })
        #expect(
            events.contains {
                $0.hasPrefix(
                    "FailedComputeMetricsReplicas: invalid metrics (1 invalid out of 1), first error is: failed to get "
                        + "cpu resource metric value: \(cause)")
            })
    }

    @Test func `A target that is not there is told`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.autoscaler(), .autoscalers)
        #expect(lab.conditions(.autoscalers, "web") == ["AbleToScale=False FailedGetScale"])
        #expect(
            lab.events("HorizontalPodAutoscaler") == ["FailedGetScale: deployments/scale.apps \"web\" not found"])
    }

    @Test func `The rates of change are kept`() {
        let spec = AutoscalerSpec([
            "spec": [
                "minReplicas": 1, "maxReplicas": 20,
                "behavior": [
                    "scaleUp": ["policies": [["type": "Pods", "value": 2, "periodSeconds": 60]]],
                    "scaleDown": [
                        "stabilizationWindowSeconds": 0,
                        "policies": [["type": "Percent", "value": 10, "periodSeconds": 60]],
                    ],
                ],
            ]
        ])
        var history = ScalingHistory()
        let now = WorkloadLab.start
        let (first, limitation) = history.limited(10, current: 4, spec, at: now)
        #expect(first == 6)
        #expect(limitation == .up)
        history.scaled(from: 4, to: 6, spec, at: now)
        #expect(history.limited(10, current: 6, spec, at: now.addingTimeInterval(30)).0 == 6)
        #expect(history.limited(10, current: 6, spec, at: now.addingTimeInterval(61)).0 == 8)
        #expect(history.limited(1, current: 10, spec, at: now.addingTimeInterval(61)).0 == 9)
        #expect(history.limited(25, current: 19, spec, at: now.addingTimeInterval(61)) == (20, .tooMany))
    }
}
