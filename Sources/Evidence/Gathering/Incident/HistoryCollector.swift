import Incidents
import KubernetesModel

/// Earlier incidents like this one whose outcome was verified, as features.
struct HistoryCollector: Collector {
    let history: (any HistorySource)?

    func readings(of scene: Scene) -> [Reading] {
        // A cluster's own objects have no namespace whose history could be looked at.
        guard let history, let namespace = scene.target.namespace else { return [] }
        return [
            Reading("similar earlier incidents") {
                let limit = scene.limits.pastIncidents
                let past = try await history.similar(
                    to: IncidentFeatures(of: scene), in: namespace, limit: limit)
                return Gathered(items: past.prefix(limit).map { item($0, scene) })
            }
        ]
    }

    private func item(_ past: PastIncident, _ scene: Scene) -> DossierItem {
        let rule = past.rule.map { " (\($0))" } ?? ""
        let action = past.action.map { "\($0.rawValue) \(past.hasHelped ? "helped" : "did not help")" } ?? "no action"
        // What happened once is no fact about now, so nothing may rest on it alone.
        return .item(
            .history, from: "incident/\(past.incident.name)", at: past.endedAt, trust: .workload,
            relevance: 0.3 + 0.4 * min(max(past.similarity, 0), 1),
            "\(scene.ago(past.endedAt)), alike by \(Wording.percent(past.similarity)): \(past.category.rawValue), "
                + "decided by \(past.decidedBy.rawValue)\(rule); \(action)")
    }
}
