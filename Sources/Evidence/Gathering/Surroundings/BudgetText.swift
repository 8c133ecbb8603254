import KubernetesModel

/// A disruption budget in a line.
enum BudgetText {
    static func text(_ budget: PodDisruptionBudget) -> String {
        let status = budget.status
        return "\(Wording.count(status.disruptionsAllowed, "disruption")) allowed now; \(status.currentHealthy) of "
            + "\(status.expectedPods) pods healthy, \(status.desiredHealthy) wanted"
    }
}
