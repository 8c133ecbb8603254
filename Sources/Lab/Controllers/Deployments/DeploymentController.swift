internal import Foundation
internal import KubernetesModel

/// Keeps a deployment's ReplicaSets as its template and its strategy say: pkg/controller/deployment.
struct DeploymentController: ClusterPart {
    let component = "kube-controller-manager"

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        switch change.resource {
        case .deployments: change.key.map { [$0] } ?? []
        case .replicaSets: cluster.ownersToAsk(change, .deployments)
        // A deployment that is recreated waits for the last of its old pods.
        case .pods where change.new == nil:
            cluster.owners(of: change.old, .replicaSets).flatMap { key in
                cluster.object(key)?[metadata: "ownerReferences"]?.arrayValue?.compactMap { reference in
                    reference["kind"] == "Deployment"
                        ? ObjectKey(.deployments, namespace: key.namespace, name: reference["name"]?.stringValue ?? "")
                        : nil
                } ?? []
            }
        default: []
        }
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let deployment = cluster.object(key) else { return nil }
        var rollout = Rollout(deployment, in: cluster)
        return rollout.sync()
    }
}
