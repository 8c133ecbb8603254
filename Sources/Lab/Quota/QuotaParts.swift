internal import Foundation
internal import KubernetesModel

/// What keeps the quotas' statuses.
package enum QuotaParts {
    package static func all() -> [any ClusterPart] { [QuotaController()] }
}

/// Counts what each quota's namespace holds: pkg/controller/resourcequota.
///
/// Admission notes what comes, this what goes, and what was noted for an object that then failed.
struct QuotaController: ClusterPart {
    let component = "kube-controller-manager"

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        guard let key = change.key, !key.namespace.isEmpty else { return [] }
        if key.resource == QuotaAdmission.quotas { return change.new == nil ? [] : [key] }
        guard mayChangeUsage(change) else { return [] }
        return cluster.names(of: QuotaAdmission.quotas, in: key.namespace)
    }

    /// A pod's phase is one of its selectable fields.
    private func mayChangeUsage(_ change: ObjectChange) -> Bool {
        guard let old = change.old, let new = change.new else { return true }
        return switch change.resource.text {
        case "pods": old.fields != new.fields
        case "services", "persistentvolumeclaims": true
        default: false
        }
    }

    func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let quota = cluster.object(key) else { return nil }
        let hard = QuotaAmounts(quota["spec"]?["hard"])
        let used = used(by: quota, hard.names, in: cluster)
        let (wanted, counted) = (quota["spec"]?["hard"] ?? [:], used.value)
        guard quota["status"]?["hard"] != wanted || quota["status"]?["used"] != counted else { return nil }
        cluster.updateStatus(key) { status in
            status["hard"] = wanted
            status["used"] = counted
        }
        return nil
    }

    private func used(by quota: JSONValue, _ names: Set<String>, in cluster: ClusterAccess) -> QuotaAmounts {
        let scopes = QuotaScope.all(of: quota)
        var used = QuotaAmounts()
        for name in names { used.count(name, 0) }
        for kind in cluster.server.kinds.all where kind.isNamespaced && kind.isStored {
            let usage = QuotaUsage(kind: kind, now: cluster.now)
            guard names.contains(where: usage.counts) else { continue }
            let isPod = kind.group.isEmpty && kind.plural == "pods"
            guard isPod || scopes.isEmpty else { continue }
            for object in cluster.objects(kind.name, in: quota.namespace)
            where !isPod || scopes.allSatisfy({ $0.matches(object) }) {
                used += usage.amounts(object).only(names)
            }
        }
        return used
    }
}

extension ClusterAccess {
    /// The keys of a namespace's objects, which are not read.
    fileprivate func names(of resource: ResourceName, in namespace: String) -> [ObjectKey] {
        var keys: [ObjectKey] = []
        for object in server.store.objects(resource).objects.objects(from: "\(namespace)/") {
            guard object.content.namespace == namespace else { break }
            keys.append(ObjectKey(resource, namespace: namespace, name: object.content.name))
        }
        return keys
    }
}
