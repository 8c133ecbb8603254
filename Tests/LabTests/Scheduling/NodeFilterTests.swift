import Foundation
import KubernetesModel
import Testing

@testable import Lab

@Suite struct NodeFilterTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let why: String
        var node: JSONValue = [:]
        var spec: JSONValue = [:]
        /// What runs on the node.
        var others: [JSONValue] = []
        var reasons: [String] = []
        var isHelpedByPreemption = false

        var testDescription: String { why }
    }

    static let pair: JSONValue = [
        "nodeSelectorTerms": [
            [
                "matchExpressions": [
                    ["key": "zone", "operator": "In", "values": ["a", "b"]],
                    ["key": "size", "operator": "Gt", "values": ["3"]],
                ]
            ]
        ]
    ]

    static let cases: [Case] = [
        Case(why: "nothing is asked"),
        Case(
            why: "a cordoned node", node: ["spec": ["unschedulable": true]],
            reasons: ["node(s) were unschedulable"]),
        Case(
            why: "a cordoned node that the pod bears", node: ["spec": ["unschedulable": true]],
            spec: ["tolerations": [["key": "node.kubernetes.io/unschedulable", "operator": "Exists"]]]),
        Case(
            why: "a taint with a value",
            node: [
                "spec": [
                    "taints": [
                        ["key": "dedicated", "value": "db", "effect": "NoSchedule"]
                    ]
                ]
            ], reasons: ["node(s) had untolerated taint {dedicated: db}"]),
        Case(
            why: "a taint without a value", node: ["spec": ["taints": [["key": "gpu", "effect": "NoExecute"]]]],
            reasons: ["node(s) had untolerated taint {gpu: }"]),
        Case(
            why: "a taint that is a wish only",
            node: ["spec": ["taints": [["key": "gpu", "effect": "PreferNoSchedule"]]]]),
        Case(
            why: "a tolerated taint",
            node: [
                "spec": [
                    "taints": [
                        ["key": "dedicated", "value": "db", "effect": "NoSchedule"]
                    ]
                ]
            ], spec: ["tolerations": [["key": "dedicated", "value": "db"]]]),
        Case(
            why: "a label that is not there", spec: ["nodeSelector": ["disk": "ssd"]],
            reasons: ["node(s) didn't match Pod's node affinity/selector"]),
        Case(
            why: "a label that is there", node: ["metadata": ["labels": ["disk": "ssd"]]],
            spec: ["nodeSelector": ["disk": "ssd"]]),
        Case(
            why: "affinity that matches", node: ["metadata": ["labels": ["zone": "b", "size": "4"]]],
            spec: ["affinity": ["nodeAffinity": ["requiredDuringSchedulingIgnoredDuringExecution": pair]]]),
        Case(
            why: "affinity that does not match", node: ["metadata": ["labels": ["zone": "b", "size": "3"]]],
            spec: ["affinity": ["nodeAffinity": ["requiredDuringSchedulingIgnoredDuringExecution": pair]]],
            reasons: ["node(s) didn't match Pod's node affinity/selector"]),
        Case(
            why: "a port that is taken", spec: ["containers": [["ports": [["hostPort": 9100]]]]],
            others: [["containers": [["ports": [["hostPort": 9100, "hostIP": "10.0.0.1"]]]]]],
            reasons: ["node(s) didn't have free ports for the requested pod ports"], isHelpedByPreemption: true),
        Case(
            why: "a port of another protocol", spec: ["containers": [["ports": [["hostPort": 53]]]]],
            others: [["containers": [["ports": [["hostPort": 53, "protocol": "UDP"]]]]]]),
        Case(
            why: "more than is left", spec: ["containers": [requests(cpu: "3500m", memory: "2Gi")]],
            others: [["containers": [requests(cpu: "1", memory: "7Gi")]]],
            reasons: ["Insufficient cpu", "Insufficient memory"], isHelpedByPreemption: true),
        Case(
            why: "more than the node ever has", spec: ["containers": [requests(cpu: "5", memory: "1Gi")]],
            reasons: ["Insufficient cpu"]),
        Case(
            why: "a resource that the node has not",
            spec: [
                "containers": [
                    [
                        "resources": ["requests": ["nvidia.com/gpu": 1]]
                    ]
                ]
            ], reasons: ["Insufficient nvidia.com/gpu"]),
        Case(
            why: "too many pods", node: ["status": ["allocatable": ["pods": "1"]]], others: [[:]],
            reasons: ["Too many pods"], isHelpedByPreemption: true),
        Case(
            why: "the first of several reasons is told",
            node: ["spec": ["unschedulable": true, "taints": [["key": "gpu", "effect": "NoSchedule"]]]],
            spec: ["nodeSelector": ["disk": "ssd"]], reasons: ["node(s) were unschedulable"]),
    ]

    static func requests(cpu: String, memory: String) -> JSONValue {
        ["resources": ["requests": ["cpu": .string(cpu), "memory": .string(memory)]]]
    }

    @Test(arguments: cases)
    func `a node is refused with the reason that kube-scheduler gives`(_ test: Case) {
        var value: JSONValue = [
            "metadata": ["name": "n"], "status": ["allocatable": ["cpu": "4", "memory": "8Gi", "pods": "110"]],
        ]
        for part in ["metadata", "spec", "status"] {
            for (name, member) in test.node[part]?.objectValue ?? [:] {
                if name == "allocatable", part == "status" {
                    for (resource, amount) in member.objectValue ?? [:] {
                        value[path: part, name, resource] = amount
                    }
                } else {
                    value[path: part, name] = member
                }
            }
        }
        var node = SchedulingNode(value)
        for (index, spec) in test.others.enumerated() {
            node.add(SchedulingPod(["metadata": ["name": .string("other-\(index)"), "namespace": "x"], "spec": spec]))
        }
        let pod = SchedulingPod(["metadata": ["name": "p", "namespace": "x"], "spec": test.spec])
        let rejection = PodFilters(pod, in: SchedulingSnapshot(nodes: [node])).rejection(by: node)
        #expect(rejection?.reasons ?? [] == test.reasons)
        #expect(rejection?.isHelpedByPreemption ?? false == test.isHelpedByPreemption)
    }

    static let requestCases: [(why: String, spec: JSONValue, cpu: Int64)] = [
        ("containers together", ["containers": [cpu("1"), cpu("500m")]], 1500),
        (
            "an init container that wants more", ["containers": [cpu("1")], "initContainers": [cpu("2"), cpu("1")]],
            2000
        ),
        (
            "a sidecar beside both",
            [
                "containers": [cpu("1")], "initContainers": [sidecar("500m"), cpu("2")],
            ], 2500
        ),
        ("overhead on top", ["containers": [cpu("1")], "overhead": ["cpu": "100m"]], 1100),
        ("no quantity", ["containers": [cpu("much")]], 0),
        ("more than can be counted", ["containers": [cpu("9e18"), cpu("9e18")]], .max),
    ]

    static func cpu(_ amount: String) -> JSONValue { ["resources": ["requests": ["cpu": .string(amount)]]] }

    static func sidecar(_ amount: String) -> JSONValue {
        ["restartPolicy": "Always", "resources": ["requests": ["cpu": .string(amount)]]]
    }

    @Test(arguments: requestCases)
    func `a pod requests what it needs at its worst moment`(why: String, spec: JSONValue, cpu: Int64) {
        #expect(ResourceAmounts.requests(of: ["spec": spec])["cpu"] == cpu, "\(why)")
    }

    @Test(arguments: [(1, 1.0), (2, 2), (3, 4), (4, 8), (5, 10), (60, 10)])
    func `a pod rests longer after each attempt`(attempts: Int, seconds: Double) {
        #expect(WaitingPods.backOff(attempts: attempts) == seconds)
    }

    static let errors: [(FitError, String)] = [
        (
            FitError(nodes: 3, reasons: ["Insufficient cpu": 1, "node(s) had untolerated taint {a: b}": 2]),
            "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint {a: b}."
        ),
        (
            FitError(nodes: 12, reasons: ["Insufficient memory": 2, "Too many pods": 10]),
            "0/12 nodes are available: 10 Too many pods, 2 Insufficient memory."
        ),
        (
            FitError(nodes: 2, problem: "persistentvolumeclaim \"data\" not found", preemption: "no."),
            "0/2 nodes are available: persistentvolumeclaim \"data\" not found. preemption: no."
        ),
    ]

    @Test(arguments: errors)
    func `reasons are counted and told in kube-scheduler's words`(error: FitError, message: String) {
        #expect(error.message == message)
    }
}
