import ControllerRuntime
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Remediation
import Testing

@Suite struct `Verification of other kinds` {
    private func verify(
        _ change: Action.Change, on target: ObjectReference, _ snapshot: ClusterSnapshot, signals: [Signal] = [],
        after seconds: Double = 20
    ) -> Outcome {
        var request = ActionRequest(
            metadata: ObjectMeta(name: "areq-1", namespace: "shop"),
            spec: .init(
                incident: "checkout-1", action: Action(change, on: target), preconditions: .init(uid: target.uid),
                hash: "",
                confidence: 1, reason: "", expiresAt: threeInTheMorning))
        request.status.execution = .init(state: .succeeded, startedAt: threeInTheMorning, finishedAt: threeInTheMorning)
        request.status.verification = .init(state: .pending, wellSince: threeInTheMorning)
        return Verifier.verify(
            request, of: incident([.crashLoop], target: target), in: snapshot, signals: signals,
            now: threeInTheMorning.addingTimeInterval(seconds))
    }

    private func metadata(_ name: String = "checkout", uid: UID = "u-checkout") -> ObjectMeta {
        var metadata = ObjectMeta(name: name, namespace: "shop")
        metadata.uid = uid
        metadata.generation = 2
        metadata.annotations = ["midwatch.dev/last-action": "areq-1"]
        return metadata
    }

    private func pod(_ kind: String, labels: StringMap = [:]) -> Pod {
        var pod = Pod()
        pod.metadata = ObjectMeta(name: "p", namespace: "shop", labels: labels)
        pod.metadata.uid = "u-p"
        pod.metadata.creationTimestamp = threeInTheMorning.addingTimeInterval(1)
        pod.metadata.ownerReferences = [
            OwnerReference(apiVersion: "apps/v1", kind: kind, name: "checkout", uid: "u-checkout")
        ]
        var ready = Condition(type: "Ready", status: "True")
        ready.lastTransitionTime = threeInTheMorning.addingTimeInterval(2)
        pod.status.conditions = [ready]
        return pod
    }

    private func isPassed(_ outcome: Outcome) -> Bool { if case .passed = outcome { true } else { false } }
    private func isWaiting(_ outcome: Outcome) -> Bool { if case .waiting(nil, _) = outcome { true } else { false } }
    private func isFailed(_ outcome: Outcome) -> Bool { if case .failed = outcome { true } else { false } }

    private func statefulSet(updated: Int, ready: Int, current: String = "r2") -> ClusterSnapshot {
        var set = StatefulSet()
        set.metadata = metadata()
        set.spec.replicas = 1
        set.status.observedGeneration = 2
        set.status.replicas = 1
        set.status.updatedReplicas = updated
        set.status.readyReplicas = ready
        set.status.currentRevision = current
        set.status.updateRevision = "r2"
        var snapshot = ClusterSnapshot()
        _ = snapshot.statefulSets.apply(set)
        _ = snapshot.pods.apply(pod("StatefulSet", labels: ["controller-revision-hash": "r2"]))
        return snapshot
    }

    @Test func `A StatefulSet is well when every pod is of the update revision and ready`() {
        let target = ObjectReference.workload("StatefulSet")
        func verify(_ snapshot: ClusterSnapshot, signals: [Signal] = []) -> Outcome {
            self.verify(.rolloutRestart, on: target, snapshot, signals: signals)
        }
        #expect(isPassed(verify(statefulSet(updated: 1, ready: 1, current: "r1"))))
        #expect(isPassed(verify(statefulSet(updated: 0, ready: 1))))
        #expect(isWaiting(verify(statefulSet(updated: 0, ready: 1, current: "r1"))))
        #expect(isWaiting(verify(statefulSet(updated: 1, ready: 0))))
        #expect(
            isFailed(verify(statefulSet(updated: 1, ready: 1), signals: [signal(.outOfMemory, on: .pod("p"), at: 3)])))
    }

    @Test(arguments: [(1, 1, true), (0, 1, false), (1, 0, false)])
    func `A DaemonSet is well when every pod is updated and ready`(updated: Int, ready: Int, isWell: Bool) {
        var set = DaemonSet()
        set.metadata = metadata()
        set.status.observedGeneration = 2
        set.status.desiredNumberScheduled = 1
        set.status.updatedNumberScheduled = updated
        set.status.numberReady = ready
        var snapshot = ClusterSnapshot()
        _ = snapshot.daemonSets.apply(set)
        _ = snapshot.pods.apply(pod("DaemonSet"))
        let outcome = verify(.rolloutRestart, on: .workload("DaemonSet"), snapshot)
        #expect(isPassed(outcome) == isWell)
        #expect(isWaiting(outcome) == !isWell)
    }

    private func retry(_ condition: Condition?) throws -> ClusterSnapshot {
        guard case .create(let value, _, _) = try prepare(.retryJob, on: .job(), [Objects.job()]).operation else {
            return ClusterSnapshot()
        }
        var job = Job()
        job.metadata = metadata(value.name, uid: "u-retry")
        job.status.conditions = [condition].compactMap(\.self)
        var snapshot = ClusterSnapshot()
        _ = snapshot.jobs.apply(job)
        return snapshot
    }

    @Test func `A job that runs again is verified by its own end, however the first one stands`() throws {
        let signals = [signal(.jobFailed, on: .job())]
        func outcome(_ snapshot: ClusterSnapshot, after seconds: Double = 20) -> Outcome {
            verify(.retryJob, on: .job(), snapshot, signals: signals, after: seconds)
        }
        #expect(isPassed(try outcome(retry(Condition(type: "Complete", status: "True")))))
        #expect(isFailed(try outcome(retry(Condition(type: "Failed", status: "True", message: "once more")))))
        #expect(isWaiting(try outcome(retry(nil), after: 3599)))
        #expect(isFailed(try outcome(retry(nil), after: 3600)))
        #expect(isWaiting(outcome(ClusterSnapshot(), after: 179)))
        #expect(isFailed(outcome(ClusterSnapshot(), after: 180)))
    }
}
