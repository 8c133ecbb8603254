internal import Foundation
internal import KubernetesModel

/// Runs pods until enough of them have succeeded: pkg/controller/job/job_controller.go; and takes finished jobs away
/// when their time is over: pkg/controller/ttlafterfinished.
struct JobController: ClusterPart {
    let component = "kube-controller-manager"
    private var delays = RetryDelays()
    private var backOffs: [String: JobBackOff] = [:]

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        switch change.resource {
        case .jobs: change.key.map { [$0] } ?? []
        case .pods: cluster.ownersToAsk(change, .jobs)
        default: []
        }
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let job = cluster.object(key) else {
            delays.succeeded(key)
            JobSync.release(Self.orphans(in: key.namespace, of: cluster), in: cluster)
            return nil
        }
        guard !job.isDeleting else {
            // Nobody counts them any more, so nothing holds them.
            JobSync.release(JobPods(of: job, in: cluster).all, in: cluster)
            return nil
        }
        if let end = JobSync.end(of: job) {
            backOffs[job.uid] = nil
            JobSync.release(JobPods(of: job, in: cluster).all, in: cluster)
            return expire(job, key, endedAt: end, in: cluster)
        }
        var sync = JobSync(job, backOff: backOffs[job.uid] ?? JobBackOff(), in: cluster)
        let failure: APIError?
        do throws(APIError) {
            try sync.run()
            failure = nil
        } catch {
            failure = error
        }
        sync.writeStatus()
        backOffs[job.uid] = sync.backOff
        guard failure != nil else {
            delays.succeeded(key)
            return sync.next
        }
        return failure?.isOfEndingNamespace ?? false ? nil : delays.failed(key, at: cluster.now)
    }

    /// The pods that are kept to be counted by jobs that are gone.
    private static func orphans(in namespace: String, of cluster: ClusterAccess) -> [ControlledPod] {
        cluster.objects(.pods, in: namespace) { pod in
            pod.finalizers.contains(JobPods.finalizer)
                && pod.owners.allSatisfy { cluster.server.store.place(uid: $0.uid) == nil }
        }.map(ControlledPod.init)
    }

    private func expire(_ job: JSONValue, _ key: ObjectKey, endedAt end: Date, in cluster: ClusterAccess) -> Date? {
        guard let seconds = JobSpec(job).timeToLive else { return nil }
        let due = end.addingTimeInterval(Double(seconds))
        guard due <= cluster.now else { return due }
        cluster.attemptDelete(key, uid: job.uid)
        return nil
    }
}
