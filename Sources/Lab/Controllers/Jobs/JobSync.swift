internal import Foundation
internal import KubernetesModel

/// One look at a job that is not over: pkg/controller/job/job_controller.go, syncJob.
struct JobSync {
    static let source = "job-controller"

    let cluster: ClusterAccess
    let job: JSONValue
    let spec: JobSpec
    private let creation: PodCreation
    private var pods: JobPods
    private(set) var backOff: JobBackOff
    private(set) var status: JSONValue
    /// When to look again.
    private(set) var next: Date?

    init(_ job: JSONValue, backOff: JobBackOff, in cluster: ClusterAccess) {
        self.cluster = cluster
        self.job = job
        spec = JobSpec(job)
        creation = PodCreation(cluster: cluster, owner: job, source: Self.source)
        pods = JobPods(of: job, in: cluster)
        self.backOff = backOff
        status = job["status"] ?? [:]
    }

    /// When a job came to its end; nil: it has not.
    static func end(of job: JSONValue) -> Date? {
        (job["status"]?["conditions"]?.arrayValue ?? []).first {
            ["Complete", "Failed"].contains($0["type"]?.stringValue) && $0["status"] == "True"
        }?["lastTransitionTime"]?.dateValue
    }

    mutating func run() throws(APIError) {
        if status["startTime"] == nil, !spec.isSuspended { status["startTime"] = JSONValue(cluster.now) }
        count()
        if let verdict = verdict {
            try conclude(verdict)
            return
        }
        try noteSuspension()
        guard !spec.isSuspended else { return }
        if let deadline = deadline { next = deadline }
        try manage()
    }

    private func number(_ member: String) -> Int { status[member]?.intValue ?? 0 }

    // MARK: Counting

    /// Counts the pods that have ended, and lets them go.
    private mutating func count() {
        let (succeeded, failed) = (pods.succeeded, pods.failed)
        if spec.isIndexed {
            var done = completed
            for pod in succeeded { if let index = JobPods.index(of: pod) { done.insert(index) } }
            status["completedIndexes"] = done.indexes.isEmpty ? nil : .string(done.text)
            status.setCount("succeeded", done.indexes.count)
        } else {
            status.setCount("succeeded", number("succeeded") + succeeded.count)
        }
        status.setCount("failed", number("failed") + failed.count)
        let now = cluster.now
        backOff.note(
            succeeded: succeeded.map { JobPods.end(of: $0, now: now) },
            failed: failed.map { JobPods.end(of: $0, now: now) })
        status["uncountedTerminatedPods"] = [:]
        guard !succeeded.isEmpty || !failed.isEmpty else { return }
        // Counted first, then let go: a pod that is gone cannot be counted.
        writeStatus()
        Self.release(succeeded + failed, in: cluster)
    }

    private var completed: JobIndexes {
        JobIndexes(parsing: status["completedIndexes"]?.stringValue ?? "", below: spec.completions ?? 0)
    }

    /// Takes the finalizer off pods.
    static func release(_ pods: [ControlledPod], in cluster: ClusterAccess) {
        for pod in pods where pod.object.finalizers.contains(JobPods.finalizer) {
            cluster.attemptUpdate(pod.key) { $0.setFinalizers($0.finalizers.filter { $0 != JobPods.finalizer }) }
        }
    }

    // MARK: Ending

    private var deadline: Date? {
        guard let seconds = spec.activeDeadline else { return nil }
        return status["startTime"]?.dateValue?.addingTimeInterval(Double(seconds))
    }

    private var verdict: JobVerdict? {
        if let verdict = JobVerdict(pending: status) { return verdict }
        if number("failed") > spec.backoffLimit || hasRestartedTooOften { return .backoffLimitExceeded }
        if !spec.isSuspended, let deadline, deadline <= cluster.now { return .deadlineExceeded }
        return spec.isComplete(active: pods.active.count, succeeded: number("succeeded")) ? .completed : nil
    }

    // pastBackoffLimitOnFailure.
    private var hasRestartedTooOften: Bool {
        guard spec.restartsInPlace else { return false }
        return spec.backoffLimit == 0 ? pods.restarts > 0 : pods.restarts >= spec.backoffLimit
    }

    /// Says what becomes of the job, ends its pods, and once they are gone ends it.
    private mutating func conclude(_ verdict: JobVerdict) throws(APIError) {
        JobCondition.set(verdict.target, true, verdict.reason, verdict.message, in: &status, at: cluster.now)
        if !pods.active.isEmpty {
            try creation.delete(pods.active)
            pods = JobPods(of: job, in: cluster)
            count()
        }
        guard pods.active.isEmpty, pods.terminating == 0 else { return }
        JobCondition.set(verdict.end, true, verdict.reason, verdict.message, in: &status, at: cluster.now)
        if verdict == .completed {
            status["completionTime"] = JSONValue(cluster.now)
            cluster.record(.normal, "Completed", "Job completed", on: job, from: Self.source)
        } else {
            cluster.record(.warning, verdict.reason, verdict.message, on: job, from: Self.source)
        }
    }

    private mutating func noteSuspension() throws(APIError) {
        let isNoted = Conditions.status("Suspended", in: status) == "True"
        if spec.isSuspended {
            if !pods.active.isEmpty {
                // What is stopped so has not failed.
                Self.release(pods.active, in: cluster)
                try creation.delete(pods.active)
                pods = JobPods(of: job, in: cluster)
            }
            guard !isNoted else { return }
            status["startTime"] = nil
            JobCondition.set("Suspended", true, "JobSuspended", "Job suspended", in: &status, at: cluster.now)
            cluster.record(.normal, "Suspended", "Job suspended", on: job, from: Self.source)
        } else if isNoted {
            status["startTime"] = JSONValue(cluster.now)
            JobCondition.set("Suspended", false, "JobResumed", "Job resumed", in: &status, at: cluster.now)
            cluster.record(.normal, "Resumed", "Job resumed", on: job, from: Self.source)
        }
    }

    // MARK: Pods

    // manageJob.
    private mutating func manage() throws(APIError) {
        let active = pods.active
        let wanted = spec.wantedActive(active: active.count, succeeded: number("succeeded"))
        if active.count > wanted {
            let surplus = PodRanking(active, neighbours: []).firstToGo.prefix(active.count - wanted)
            Self.release(Array(surplus), in: cluster)
            try creation.delete(surplus)
        } else if active.count < wanted {
            if let due = backOff.due, due > cluster.now {
                next = [next, due].compactMap(\.self).min()
                return
            }
            try create(wanted - active.count, beside: active)
        } else {
            return
        }
        pods = JobPods(of: job, in: cluster)
    }

    private func create(_ count: Int, beside active: [ControlledPod]) throws(APIError) {
        var pod = creation.pod(from: job["spec"]?["template"] ?? [:])
        pod.setFinalizers(pod.finalizers + [JobPods.finalizer])
        guard spec.isIndexed else {
            try creation.create(count) { [pod] _ in pod }
            return
        }
        let indexes = completed.next(
            count, below: spec.completions ?? 0, active: Set(active.compactMap(JobPods.index)))
        try creation.create(indexes.count) { [pod] in JobIndexing.pod(pod, index: indexes[$0], of: job) }
    }

    func writeStatus() {
        var status = status
        status.setCount("active", pods.active.count)
        status["ready"] = .integer(pods.active.count(where: \.isReady))
        status["terminating"] = .integer(pods.terminating)
        cluster.write(status: status, of: cluster.object(ObjectKey(.jobs, of: job)) ?? job, .jobs)
    }
}
