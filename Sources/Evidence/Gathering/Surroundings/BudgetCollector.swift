import ControllerRuntime
import Incidents
import KubernetesModel

/// The disruption budgets that hold for the target's pods.
struct BudgetCollector: Collector {
    func readings(of scene: Scene) -> [Reading] {
        guard let workload = scene.workload, let namespace = workload.metadata.namespace else { return [] }
        return [
            Reading("the disruption budgets") {
                let budgets = scene.snapshot.disruptionBudgets.objects(in: namespace).filter {
                    !$0.spec.selector.isEmpty && $0.spec.selector.matches(workload.podLabels)
                }.sorted { $0.metadata.name < $1.metadata.name }
                return Gathered(
                    items: budgets.prefix(scene.limits.neighbours).map { budget in
                        .item(
                            .quota, from: budget.reference.shortName, at: scene.now,
                            relevance: budget.status.disruptionsAllowed == 0 ? 0.4 : Relevance.background,
                            BudgetText.text(budget))
                    }, objects: budgets.prefix(scene.limits.neighbours).map { KnownObject($0.reference) })
            }
        ]
    }
}
