import Foundation
import Incidents
import KubernetesModel
import Remediation
import Testing

@Suite struct `Contraindications` {
    /// An action that must not be done, and why.
    struct Row: CustomTestStringConvertible, Sendable {
        var why: String
        var change: Action.Change
        var target = ObjectReference.workload()
        var objects: [JSONValue]
        var workload: JSONValue?
        var code = RemediationError.Code.contraindicated
        /// A part of the message.
        var message: String
        var testDescription: String { why }
    }

    private static func workload(_ kind: String = "Deployment", _ change: (inout JSONValue) -> Void) -> JSONValue {
        var workload = Objects.workload(kind)
        change(&workload)
        return workload
    }

    private static func replacing(_ target: JSONValue) -> [JSONValue] {
        [target] + Objects.brokenDeployment.dropFirst()
    }

    private static func memory(_ limit: Quantity?, request: Quantity? = nil, of container: String = "web")
        -> Action.Change
    {
        .setResources(ResourceChange(container: container, memoryLimit: limit, memoryRequest: request))
    }

    private static let paused = workload { $0[path: "spec", "paused"] = true }
    private static let partitioned = workload("StatefulSet") {
        $0[path: "spec", "updateStrategy", "rollingUpdate", "partition"] = 2
    }
    private static let onDelete = workload("DaemonSet") { $0[path: "spec", "updateStrategy", "type"] = "OnDelete" }
    /// A StatefulSet of which a pod's image cannot be pulled.
    private static let stuck = [
        Objects.workload("StatefulSet"), Objects.controllerRevision(3, image: "web:1"),
        Objects.controllerRevision(4, image: "web:2"),
        Objects.pod(
            "checkout-3", owner: Objects.owner("StatefulSet", "checkout", "u-checkout"), isReady: false,
            labels: ["app": "checkout", "controller-revision-hash": "checkout-r4"], waiting: "ImagePullBackOff"),
    ]
    private static let unlabelled: JSONValue = {
        var set = Objects.replicaSet(1, image: "web:1")
        set[path: "metadata", "labels"] = ["app": "checkout"]
        return set
    }()
    private static let orphanPod: JSONValue = {
        var pod = Objects.pod("new-1")
        pod[path: "metadata", "ownerReferences"] = nil
        return pod
    }()
    private static let failingPod = Objects.pod(
        "new-1", isReady: false, crashedMinutesAgo: 1, waiting: "CrashLoopBackOff")

    private static let rollouts: [Row] = [
        Row(
            why: "the rollout is paused", change: .rollbackWorkload(toRevision: 1), objects: replacing(paused),
            message: "is paused"),
        Row(why: "the rollout is paused", change: .rolloutRestart, objects: replacing(paused), message: "is paused"),
        Row(why: "the rollout is paused", change: memory("128Mi"), objects: replacing(paused), message: "is paused"),
        Row(
            why: "the rollout is partitioned", change: .rolloutRestart, target: .workload("StatefulSet"),
            objects: [partitioned], message: "partition 2"),
        Row(
            why: "pods are replaced by hand", change: .rolloutRestart, target: .workload("DaemonSet"),
            objects: [onDelete],
            message: "OnDelete"),
        Row(
            why: "the revision is not kept", change: .rollbackWorkload(toRevision: 9),
            objects: Objects.brokenDeployment,
            code: .notApplicable, message: "there are 1, 2"),
        Row(
            why: "the revision is the current one", change: .rollbackWorkload(toRevision: 2),
            objects: Objects.brokenDeployment, message: "has the template that"),
        Row(
            why: "the template is the same under another number", change: .rollbackWorkload(toRevision: 1),
            objects: replacing(Objects.workload(template: Objects.template(image: "web:1"))),
            message: "has the template that"),
        Row(
            why: "the template hash is missing", change: .rollbackWorkload(toRevision: 1),
            objects: [Objects.workload(), unlabelled], message: "lacks the label pod-template-hash"),
        Row(
            why: "the replica set is someone else's", change: .rollbackWorkload(toRevision: 1),
            objects: [workload { $0[path: "metadata", "uid"] = "u-other" }, Objects.replicaSet(1, image: "web:1")],
            code: .targetGone, message: "another object"),
        Row(
            why: "the current revision has never worked", change: .rolloutRestart, objects: Objects.brokenDeployment,
            message: "roll back to revision 1"),
        Row(
            why: "a pod that cannot start holds up the rollout", change: .rollbackWorkload(toRevision: 3),
            target: .workload("StatefulSet"), objects: stuck, message: "delete the pod"),
        Row(
            why: "a job has no rollout", change: .rolloutRestart, target: .job(), objects: [Objects.job()],
            code: .unsupportedTarget, message: "none of"),
    ]

    private static let scalings: [Row] = [
        Row(why: "to zero", change: .scaleWorkload(replicas: 0), objects: [Objects.workload()], message: "take"),
        Row(why: "below zero", change: .scaleWorkload(replicas: -3), objects: [Objects.workload()], message: "take"),
        Row(
            why: "from zero", change: .scaleWorkload(replicas: 2), objects: [Objects.workload(replicas: 0)],
            message: "scaled to zero by someone"),
        Row(
            why: "nothing changes", change: .scaleWorkload(replicas: 4), objects: [Objects.workload()],
            message: "already"),
        Row(
            why: "an autoscaler owns it", change: .scaleWorkload(replicas: 5),
            objects: [Objects.workload(), Objects.autoscaler()], message: "autoscaler checkout-hpa"),
        Row(
            why: "a daemon set has no replicas", change: .scaleWorkload(replicas: 5), target: .workload("DaemonSet"),
            objects: [Objects.workload("DaemonSet")], code: .unsupportedTarget, message: "no number of replicas"),
    ]

    private static let resources: [Row] = [
        Row(why: "the limit shrinks", change: memory("32Mi"), objects: [Objects.workload()], message: "below the 64Mi"),
        Row(why: "the limit stays", change: memory("64Mi"), objects: [Objects.workload()], message: "already"),
        Row(
            why: "the limit stays in other words", change: memory("67108864"), objects: [Objects.workload()],
            message: "already"),
        Row(why: "nothing is set", change: memory(nil), objects: [Objects.workload()], message: "already"),
        Row(
            why: "no amount", change: memory("lots"), objects: [Objects.workload()], code: .notApplicable,
            message: "lots"),
        Row(
            why: "no memory", change: memory("0"), objects: [Objects.workload()], code: .notApplicable,
            message: "positive"),
        Row(
            why: "the request passes the limit", change: memory(nil, request: "65Mi"), objects: [Objects.workload()],
            message: "above its limit"),
        Row(
            why: "there was no limit", change: memory("65Mi"),
            objects: [
                Objects.workload(template: Objects.template(containers: [Objects.container(resources: [:])]))
            ], message: "no memory limit"),
        Row(
            why: "there is no such container", change: memory("65Mi", of: "side"), objects: [Objects.workload()],
            code: .notApplicable, message: "no container side"),
    ]

    private static let pods: [Row] = [
        Row(
            why: "nothing would make the pod again", change: .restartPod, target: .pod("new-1"), objects: [orphanPod],
            message: "no controller"),
        Row(
            why: "a job counts the pod as failed", change: .restartPod, target: .pod("new-1"),
            objects: [Objects.pod("new-1", owner: Objects.owner("Job", "j", "u-j", apiVersion: "batch/v1"))],
            message: "retry the job"),
        Row(
            why: "the node runs the pod", change: .restartPod, target: .pod("new-1"),
            objects: [Objects.pod("new-1", owner: Objects.owner("Node", "n", "u-n", apiVersion: "v1"))],
            message: "belongs to a Node"),
        Row(
            why: "its revision has never worked", change: .restartPod, target: .pod("new-1"),
            objects: [failingPod] + Objects.brokenDeployment, workload: Objects.workload(),
            message: "roll back to revision 1"),
        Row(
            why: "a deployment is no pod", change: .restartPod, objects: [Objects.workload()], code: .unsupportedTarget,
            message: "no pod"),
    ]

    private static let jobs: [Row] = [
        Row(
            why: "the job has not failed", change: .retryJob, target: .job(),
            objects: [Objects.job(condition: nil, active: 1)], message: "not failed"),
        Row(
            why: "the job has completed", change: .retryJob, target: .job(),
            objects: [Objects.job(condition: ["type": "Complete", "status": "True"])], message: "not failed"),
        Row(
            why: "the job is suspended", change: .retryJob, target: .job(),
            objects: [Self.job { $0[path: "spec", "suspend"] = true }], message: "suspended"),
        Row(
            why: "the job selects its pods by hand", change: .retryJob, target: .job(),
            objects: [Self.job { $0[path: "spec", "manualSelector"] = true }], message: "selector of its own"),
        Row(
            why: "the job is a retry", change: .retryJob, target: .job(),
            objects: [Self.job { $0[path: "metadata", "annotations"] = ["midwatch.dev/retry-of": "u-import-27"] }],
            message: "is a retry"),
        Row(
            why: "the CronJob forbids two at once", change: .retryJob, target: .job(),
            objects: [Objects.job(), Objects.job("import-29", condition: nil, active: 1)],
            workload: Objects.cronJob(policy: "Forbid"), message: "import-29 is active"),
        Row(
            why: "a deployment is no job", change: .retryJob, objects: [Objects.workload()], code: .unsupportedTarget,
            message: "no job"),
    ]

    private static func job(_ change: (inout JSONValue) -> Void) -> JSONValue {
        var job = Objects.job()
        change(&job)
        return job
    }

    @Test(arguments: rollouts + scalings + resources + pods + jobs)
    func `What would make it worse, or change nothing, is refused with the reason`(row: Row) {
        let error = #expect(throws: RemediationError.self) {
            try prepare(row.change, on: row.target, row.objects, workload: row.workload)
        }
        #expect(error?.code == row.code)
        #expect(error?.message.contains(row.message) ?? false, "\(error?.message ?? "")")
    }

    @Test(arguments: [("Allow", 1), ("Replace", 1), ("Forbid", 0)])
    func `A job of a CronJob runs again where that is allowed`(policy: String, active: Int) throws {
        let objects = [Objects.job(), Objects.job("import-29", condition: nil, active: active)]
        _ = try prepare(.retryJob, on: .job(), objects, workload: Objects.cronJob(policy: policy))
    }

    @Test func `A revision that has worked may be restarted although a pod of it fails`() throws {
        let objects =
            [
                Objects.pod("new-1", isReady: false, crashedMinutesAgo: 1, waiting: "CrashLoopBackOff"),
                Objects.pod("new-2"),
            ]
            + Objects.brokenDeployment.dropLast()
        _ = try prepare(.restartPod, on: .pod("new-1"), objects, workload: Objects.workload())
        _ = try prepare(.rolloutRestart, [Objects.workload()] + objects)
    }

    @Test func `The only revision there is may be restarted`() throws {
        _ = try prepare(
            .restartPod, on: .pod("new-1"), [Self.failingPod, Objects.replicaSet(2, image: "web:2")],
            workload: Objects.workload())
    }

    @Test func `A pod of an earlier revision may be restarted`() throws {
        let pod = Objects.pod(
            "old-1", owner: Objects.owner("ReplicaSet", "checkout-h1", "u-h1"), isReady: false, crashedMinutesAgo: 1)
        _ = try prepare(
            .restartPod, on: .pod("old-1"), [pod] + Objects.brokenDeployment, workload: Objects.workload())
    }

    @Test func `A StatefulSet that does not keep its pods in order waits for none of them`() throws {
        var objects = Self.stuck
        objects[0][path: "spec", "podManagementPolicy"] = "Parallel"
        _ = try prepare(.rollbackWorkload(toRevision: 3), on: .workload("StatefulSet"), objects)
    }

    @Test func `A pod that crashes holds up nothing, since it is ready in between`() throws {
        var objects = Self.stuck
        objects[3] = Objects.pod(
            "checkout-3", owner: Objects.owner("StatefulSet", "checkout", "u-checkout"), isReady: false,
            crashedMinutesAgo: 1, waiting: "CrashLoopBackOff")
        _ = try prepare(.rollbackWorkload(toRevision: 3), on: .workload("StatefulSet"), objects)
    }

    @Test(arguments: ["u-other", ""])
    func `Another object of the name, or one that was never stored, is not touched`(uid: String) {
        var live = Objects.workload()
        live[path: "metadata", "uid"] = .string(uid)
        #expect(throws: RemediationError.self) { try prepare(.scaleWorkload(replicas: 5), [live]) }
    }

    @Test func `An object that is being deleted is gone`() {
        var live = Objects.workload()
        live[path: "metadata", "deletionTimestamp"] = "2026-02-01T02:59:00Z"
        let error = #expect(throws: RemediationError.self) { try prepare(.scaleWorkload(replicas: 5), [live]) }
        #expect(error?.code == .targetGone)
    }
}
