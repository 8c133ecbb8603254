import Foundation
import Incidents
import KubernetesModel
import Lab
import Presentation

/// What the audience of the shop sees: what runs, what happens to it, and how the incidents go.
struct ShopStage {
    private var steps: StepTeller
    private var timeline: LiveTimeline

    init(scenario: Scenario, opening: Date, style: TerminalStyle) {
        steps = StepTeller(scenario, opening: opening)
        timeline = LiveTimeline(style: style, start: opening)
    }

    /// Whether everything happened that is to happen.
    var isComplete: Bool { steps.isComplete }

    /// What happened since the last time, and what became of it.
    mutating func news(until now: Date, incidents: [Incident]) -> String {
        steps.news(until: now).map { timeline.happening($0.note, at: $0.date) }.joined()
            + timeline.news(of: incidents)
    }

    /// How many pods of each workload are ready.
    func workloads(of cluster: LabCluster) -> String {
        cluster.objects(.deployments).map { deployment in
            let name = deployment[path: "metadata", "name"]?.stringValue ?? ""
            let ready = deployment[path: "status", "readyReplicas"]?.intValue ?? 0
            let wanted = deployment[path: "spec", "replicas"]?.intValue ?? 0
            return "  \(name.padding(toLength: 12, withPad: " ", startingAt: 0))\(ready)/\(wanted) ready\n"
        }.joined()
    }
}
