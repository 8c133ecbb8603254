internal import Foundation
internal import KubernetesModel

/// Keeps new objects within their namespace's quotas: the admission plugin ResourceQuota.
struct QuotaAdmission {
    static let quotas = ResourceName.resourceQuotas

    let server: APIServer

    /// Refuses an object for which a quota has no room; otherwise notes in the quotas' statuses that it is there.
    ///
    /// - Parameter old: What it replaces; of that the room is free.
    func admit(_ object: JSONValue, replacing old: JSONValue? = nil, _ kind: ResourceKind, isDryRun: Bool)
        throws(APIError)
    {
        guard kind.isNamespaced, old == nil || changesUsage(kind) else { return }
        let quotas = quotas(of: object.namespace)
        guard !quotas.isEmpty else { return }
        let usage = QuotaUsage(kind: kind, now: server.now())
        let asked = (usage.amounts(object) - (old.map(usage.amounts) ?? QuotaAmounts())).withoutZeros
        var charges: [Charge] = []
        for quota in quotas {
            if let charge = try check(object, asked, isNew: old == nil, usage, quota) { charges.append(charge) }
        }
        guard !isDryRun else { return }
        for charge in charges { note(charge) }
    }

    /// The kinds of which a change may take more.
    private func changesUsage(_ kind: ResourceKind) -> Bool {
        kind.group.isEmpty && ["services", "persistentvolumeclaims"].contains(kind.plural)
    }

    private func quotas(of namespace: String) -> [StoredObject] {
        var found: [StoredObject] = []
        for object in server.store.objects(Self.quotas).objects.objects(from: "\(namespace)/") {
            guard object.content.namespace == namespace else { break }
            found.append(object)
        }
        return found
    }

    private struct Charge {
        let quota: ObjectContent
        let amounts: QuotaAmounts
    }

    private func check(
        _ object: JSONValue, _ asked: QuotaAmounts, isNew: Bool, _ usage: QuotaUsage, _ stored: StoredObject
    ) throws(APIError) -> Charge? {
        guard let quotaKind = server.kinds.kind(Self.quotas) else { return nil }
        let quota = stored.value(quotaKind, version: quotaKind.version)
        let hard = QuotaAmounts(quota["status"]?["hard"])
        let used = QuotaAmounts(quota["status"]?["used"])
        let isPod = usage.kind.group.isEmpty && usage.kind.plural == "pods"
        let scopes = QuotaScope.all(of: quota)
        guard scopes.isEmpty || isPod && scopes.allSatisfy({ $0.matches(object) }) else { return nil }
        let counted = QuotaAmounts(quota["spec"]?["hard"]).names.filter(usage.counts)
        guard !counted.isEmpty else { return nil }
        if isPod, isNew, let missing = Self.missing(counted, in: object) {
            throw .forbidden(usage.kind.name, object.name, "failed quota: \(quota.name): must specify \(missing)")
        }
        guard counted.isSubset(of: hard.names), counted.isSubset(of: used.names) else {
            throw .forbidden(
                usage.kind.name, object.name,
                "status unknown for quota: \(quota.name), resources: \(counted.sorted().joined(separator: ","))")
        }
        let requested = asked.only(hard.names)
        guard !requested.names.isEmpty else { return nil }
        let exceeded = (used + requested).only(requested.names).exceeding(hard)
        guard exceeded.isEmpty else {
            throw .forbidden(
                usage.kind.name, object.name,
                "exceeded quota: \(quota.name), requested: \(requested.only(exceeded).text), "
                    + "used: \(used.only(exceeded).text), limited: \(hard.only(exceeded).text)")
        }
        return Charge(quota: stored.content, amounts: requested)
    }

    private func note(_ charge: Charge) {
        guard let kind = server.kinds.kind(Self.quotas) else { return }
        server.change(charge.quota, kind, .status) { quota in
            let used = QuotaAmounts(quota["status"]?["used"]) + charge.amounts
            quota[path: "status", "used"] = used.value
        }
    }

    /// The names of which every container has to say how much it takes.
    private static let explicit: Set<String> = [
        "cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory",
    ]

    /// What which containers do not say; nil: nothing is missing.
    private static func missing(_ counted: Set<String>, in pod: JSONValue) -> String? {
        let containers = PodResources.containers(pod) + PodResources.initContainers(pod)
        let parts = counted.intersection(explicit).sorted().compactMap { name -> String? in
            let isLimit = name.hasPrefix("limits.")
            let resource = name.split(separator: ".").last.map(String.init) ?? name
            let silent = containers.filter { $0["resources"]?[isLimit ? "limits" : "requests"]?[resource] == nil }
            guard !silent.isEmpty else { return nil }
            return "\(name) for: \(silent.compactMap { $0["name"]?.stringValue }.sorted().joined(separator: ","))"
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
