import Incidents
import KubernetesModel

/// Sets requests and limits of one container, also of an init container.
///
/// - Indication: a container is killed or throttled at a limit that is too small for it.
/// - Contraindication: an amount would shrink, none would grow, or there is none yet: a first limit takes away, and a
///   first request can keep pods from being scheduled.
/// - Undo: the amounts before.
struct SetResources {
    let change: ResourceChange

    func prepare(
        _ action: Action, on target: Target, as requestName: String, purpose: ActionCatalogue.Purpose
    ) throws(RemediationError) -> PreparedAction {
        let workload = try LiveWorkload(target)
        if purpose == .repair { try workload.requireRollout() }
        let place = try ContainerPlace(of: change.container, in: target.live, workload: workload.name)
        var new = place.requirements
        var before = ResourceChange(container: change.container)
        var resources = place.container["resources"] ?? .object([:])
        for field in ResourceField.allCases {
            guard let amount = change[keyPath: field.change] else { continue }
            before[keyPath: field.change] = try amountNow(of: field, at: place)
            new[keyPath: field.requirement] = amount
            resources[path: field.keys.group, field.keys.resource] = .string(amount.text)
        }
        try requireSense(of: new)
        if purpose == .repair { try requireGrowth(from: before) }

        var history = ResourceHistory(annotation: target.annotation(ResourceHistory.annotation)) ?? ResourceHistory()
        history.record(change.container, from: place.requirements, to: new)
        let changes: [JSONPatchOperation] = [
            .test(JSONPointer(place.path + ["name"]), .string(change.container)),
            .add(JSONPointer(place.path + ["resources"]), resources),
        ]
        return PreparedAction(
            action: action, preconditions: target.preconditions, undo: Action(.setResources(before), on: action.target),
            blastRadius: workload.rolloutRadius, baseline: workload.baseline,
            operation: target.patch(
                changes, as: requestName, annotations: [ResourceHistory.annotation: history.text]))
    }

    /// Whether a live object has the amounts of the change.
    func isInForce(in live: JSONValue) -> Bool {
        // A container that is not there, or not readable, has no amount of ours.
        guard let place = try? ContainerPlace(of: change.container, in: live, workload: live.name) else { return false }
        return ResourceField.allCases.allSatisfy { field in
            guard let amount = change[keyPath: field.change] else { return true }
            return amount.amount == place.requirements[keyPath: field.requirement]?.amount
        }
    }

    /// What a field holds now; a request that is not set is its limit.
    private func amountNow(of field: ResourceField, at place: ContainerPlace) throws(RemediationError) -> Quantity {
        let limit = place.requirements[keyPath: field.limit.requirement]
        guard let amount = place.requirements[keyPath: field.requirement] ?? limit else {
            throw RemediationError(
                .contraindicated, "container \(change.container) has no \(field.name) that could be changed")
        }
        return amount
    }

    private func requireSense(of new: ResourceRequirements) throws(RemediationError) {
        for field in ResourceField.allCases {
            guard let amount = new[keyPath: field.requirement] else { continue }
            guard let number = amount.amount, number > 0 else {
                throw RemediationError(.notApplicable, "\(field.name) '\(amount)' is no positive amount")
            }
            if let limit = new[keyPath: field.limit.requirement]?.amount, number > limit {
                throw RemediationError(
                    .contraindicated, "\(field.name) \(amount) of container \(change.container) is above its limit")
            }
        }
    }

    private func requireGrowth(from before: ResourceChange) throws(RemediationError) {
        var grows = false
        for field in ResourceField.allCases {
            guard let new = change[keyPath: field.change], let old = before[keyPath: field.change],
                let amount = new.amount, let was = old.amount
            else { continue }
            guard amount >= was else {
                throw RemediationError(
                    .contraindicated, "\(field.name) \(new) of container \(change.container) is below the \(old) it has"
                )
            }
            grows = grows || amount > was
        }
        guard grows else {
            throw RemediationError(.contraindicated, "container \(change.container) has these amounts already")
        }
    }
}
