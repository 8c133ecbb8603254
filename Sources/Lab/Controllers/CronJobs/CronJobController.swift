internal import Foundation
internal import KubernetesModel

/// Makes jobs by the clock: pkg/controller/cronjob/cronjob_controllerv2.go.
struct CronJobController: ClusterPart {
    let component = "kube-controller-manager"

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        switch change.resource {
        case .cronJobs: change.key.map { [$0] } ?? []
        case .jobs: cluster.owners(of: change.old, .cronJobs) + cluster.owners(of: change.new, .cronJobs)
        default: []
        }
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let cronJob = cluster.object(key) else { return nil }
        var sync = CronJobSync(cronJob, in: cluster)
        let next = sync.run()
        sync.cleanUp()
        cluster.write(status: sync.status, of: cronJob, .cronJobs)
        return next
    }
}
