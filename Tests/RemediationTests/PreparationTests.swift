import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Remediation
import Testing

/// Works an action out on objects of which the first is the target.
func prepare(
    _ change: Action.Change, on reference: ObjectReference = .workload(), _ objects: [JSONValue],
    workload: JSONValue? = nil
) throws(RemediationError) -> PreparedAction {
    try ActionCatalogue.prepare(
        Action(change, on: reference), live: objects[0], related: related(objects, workload: workload),
        requestName: "areq-1", now: threeInTheMorning)
}

/// The operations of a patch after the tests of uid and generation, and without the mark.
func changes(_ prepared: PreparedAction) -> [JSONPatchOperation] {
    guard case .patch(_, let operations) = prepared.operation else { return [] }
    return Array(operations.dropFirst(2).dropLast())
}

@Suite struct `Preparing a change of a workload` {
    private let mark = JSONPatchOperation.add(["metadata", "annotations", "midwatch.dev/last-action"], "areq-1")

    @Test func `A rollback puts the template of the revision in place, under its preconditions and with the mark`()
        throws
    {
        let prepared = try prepare(.rollbackWorkload(toRevision: 1), Objects.brokenDeployment)
        #expect(
            prepared.operation
                == .patch(
                    .workload(),
                    [
                        .test(["metadata", "uid"], "u-checkout"), .test(["metadata", "generation"], 7),
                        .replace(["spec", "template"], Objects.template(image: "web:1")), mark,
                    ]))
        #expect(prepared.preconditions == .init(uid: "u-checkout", generation: 7))
        #expect(prepared.undo == Action(.rollbackWorkload(toRevision: 2), on: .workload()))
        #expect(prepared.baseline.availableReplicas == 3)
    }

    @Test(arguments: ["StatefulSet", "DaemonSet"])
    func `A rollback of other workloads takes the template of the ControllerRevision`(kind: String) throws {
        let objects = [
            Objects.workload(kind, annotations: nil), Objects.controllerRevision(3, image: "web:1", of: kind),
            Objects.controllerRevision(4, image: "web:2", of: kind),
        ]
        let prepared = try prepare(.rollbackWorkload(toRevision: 3), on: .workload(kind), objects)
        guard case .patch(_, let operations) = prepared.operation else {
            Issue.record("no patch")
            return
        }
        #expect(
            operations == [
                .test(["metadata", "uid"], "u-checkout"), .test(["metadata", "generation"], 7),
                .replace(["spec", "template"], Objects.template(image: "web:1")),
                // Where there is no annotation at all, nobody may have added one in between.
                .test(["metadata", "annotations"], nil),
                .add(["metadata", "annotations"], ["midwatch.dev/last-action": "areq-1"]),
            ])
        #expect(prepared.undo == Action(.rollbackWorkload(toRevision: 4), on: .workload(kind)))
    }

    @Test func `A rollback whose current revision is not known yet has no undo`() throws {
        let objects = Objects.brokenDeployment.filter { $0.name != "checkout-h2" }
        #expect(try prepare(.rollbackWorkload(toRevision: 1), objects).undo == nil)
    }

    private static let time: JSONValue = ["kubectl.kubernetes.io/restartedAt": "2026-02-01T03:00:00Z"]

    /// A template, and what a restart adds to it.
    private static let restarts: [(template: JSONValue, operation: JSONPatchOperation)] = [
        (
            Objects.template(annotations: ["a": "b"]),
            .add(
                ["spec", "template", "metadata", "annotations", "kubectl.kubernetes.io/restartedAt"],
                "2026-02-01T03:00:00Z")
        ),
        (Objects.template(), .add(["spec", "template", "metadata", "annotations"], time)),
        (
            ["spec": Objects.template()["spec"] ?? nil],
            .add(["spec", "template", "metadata"], .object(["annotations": time]))
        ),
    ]

    @Test(arguments: restarts)
    func `A restart touches the template's annotation alone`(
        template: JSONValue, operation: JSONPatchOperation
    ) throws {
        let prepared = try prepare(.rolloutRestart, [Objects.workload(template: template)])
        #expect(changes(prepared) == [operation])
        #expect(prepared.undo == nil)
    }

    @Test(arguments: [(4, 6), (4, 2), (nil, 3)] as [(Int?, Int)])
    func `Scaling sets the replicas, and the undo sets them back`(before: Int?, after: Int) throws {
        let prepared = try prepare(.scaleWorkload(replicas: after), [Objects.workload(replicas: before)])
        #expect(changes(prepared) == [.add(["spec", "replicas"], .integer(after))])
        #expect(prepared.undo == Action(.scaleWorkload(replicas: before ?? 1), on: .workload()))
    }

    @Test func `Resources are set on the container of the name, wherever it stands`() throws {
        let containers: JSONValue = [
            Objects.container("side"),
            Objects.container(
                resources: ["limits": ["memory": "64Mi", "example.com/gpu": "1"], "requests": ["cpu": "100m"]]),
        ]
        let change = ResourceChange(container: "web", memoryLimit: "128Mi", memoryRequest: "96Mi")
        let prepared = try prepare(
            .setResources(change), [Objects.workload(template: Objects.template(containers: containers))])
        let path = ["spec", "template", "spec", "containers", "1"]
        #expect(
            Array(changes(prepared).prefix(2)) == [
                .test(JSONPointer(path + ["name"]), "web"),
                .add(
                    JSONPointer(path + ["resources"]),
                    [
                        "limits": ["memory": "128Mi", "example.com/gpu": "1"],
                        "requests": ["cpu": "100m", "memory": "96Mi"],
                    ]),
            ])
        // A request that was not set was the limit.
        #expect(
            prepared.undo
                == Action(
                    .setResources(ResourceChange(container: "web", memoryLimit: "64Mi", memoryRequest: "64Mi")),
                    on: .workload()))
    }

    @Test func `Resources of an init container are set too`() throws {
        var template = Objects.template()
        template[path: "spec", "initContainers"] = [Objects.container("init")]
        let change = ResourceChange(container: "init", memoryLimit: "65Mi")
        let prepared = try prepare(.setResources(change), [Objects.workload(template: template)])
        #expect(
            changes(prepared).first
                == .test(["spec", "template", "spec", "initContainers", "0", "name"], "init"))
    }

    @Test func `What a container had at first is kept beside the change`() throws {
        func history(raising live: JSONValue, to limit: Quantity) throws -> (ResourceHistory?, JSONValue) {
            let change = ResourceChange(container: "web", memoryLimit: limit)
            guard case .patch(_, let operations) = try prepare(.setResources(change), [live]).operation else {
                return (nil, live)
            }
            let after = try live.patched(with: operations)
            return (
                ResourceHistory(
                    annotation: after[path: "metadata", "annotations"]?[ResourceHistory.annotation]?.stringValue), after
            )
        }
        let (_, once) = try history(raising: Objects.workload(), to: "128Mi")
        let (second, _) = try history(raising: once, to: "200Mi")
        var current = ResourceRequirements()
        current.limits.memory = "200Mi"
        #expect(second?.baseline(of: "web", current: current).limits.memory == "64Mi")
    }

    @Test func `A job is run again as a new job with the same template and owner`() throws {
        let prepared = try prepare(.retryJob, on: .job(), [Objects.job()], workload: Objects.cronJob())
        guard case .create(let job, let resource, let namespace) = prepared.operation else {
            Issue.record("nothing is created")
            return
        }
        #expect(resource == Job.resource)
        #expect(namespace == "shop")
        #expect(job.name.hasPrefix("import-28-retry-"))
        #expect(
            job["metadata"]
                == [
                    "name": .string(job.name), "namespace": "shop", "labels": ["team": "shop"],
                    "annotations": [
                        "note": "kept", "midwatch.dev/retry-of": "u-import-28", "midwatch.dev/last-action": "areq-1",
                    ],
                    "ownerReferences": [
                        [
                            "apiVersion": "batch/v1beta1", "kind": "CronJob", "name": "import", "uid": "u-import",
                            "controller": true,
                        ]
                    ],
                ])
        #expect(
            job["spec"]
                == [
                    "backoffLimit": 0,
                    "template": [
                        "metadata": ["labels": ["app": "import"]],
                        "spec": ["containers": [Objects.container("import")], "restartPolicy": "Never"],
                    ],
                ])
        #expect(job["status"] == nil)
        #expect(prepared.undo == nil)
        #expect(prepared.preconditions.uid == "u-import-28")
    }

    @Test func `The name of a job that runs again fits, is the same each time, and differs by uid`() throws {
        let long = String(repeating: "a", count: 40) + "-" + String(repeating: "b", count: 22)
        func name(_ uid: String) throws -> String {
            var job = Objects.job(long)
            job[path: "metadata", "uid"] = .string(uid)
            var reference = ObjectReference.job(long)
            reference.uid = UID(uid)
            guard case .create(let retry, _, _) = try prepare(.retryJob, on: reference, [job]).operation else {
                return ""
            }
            return retry.name
        }
        #expect(try name("u1").count <= 63)
        #expect(try name("u1") == name("u1"))
        #expect(try name("u1") != name("u2"))
    }

    @Test func `A pod is evicted by its uid`() throws {
        let objects = [Objects.pod("new-1")] + Objects.brokenDeployment
        let prepared = try prepare(.restartPod, on: .pod("new-1"), objects, workload: Objects.workload())
        #expect(prepared.operation == .evict(.pod("new-1")))
        #expect(prepared.preconditions == .init(uid: "u-new-1"))
        #expect(prepared.undo == nil)
    }

    @Test func `To escalate sends nothing`() throws {
        let prepared = try prepare(.escalate(reason: "x"), [Objects.workload()])
        #expect(prepared.operation == .nothing)
        #expect(prepared.blastRadius == .init(pods: 0, percent: 0))
    }

    @Test func `The same objects always give the same write`() throws {
        let first = try prepare(.rollbackWorkload(toRevision: 1), Objects.brokenDeployment)
        #expect(try prepare(.rollbackWorkload(toRevision: 1), Objects.brokenDeployment) == first)
    }
}
