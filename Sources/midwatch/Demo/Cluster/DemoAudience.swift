import Foundation
import Incidents
import KubernetesClient
import KubernetesModel
import Presentation

/// Shows what happens on the demo's stage while it happens.
struct DemoAudience: Sendable {
    let api: KubernetesAPI

    private static let limit: Duration = .seconds(240)

    /// Prints the timelines as they grow, until each workload's incident is over or with people.
    ///
    /// - Returns: the incidents in the end.
    func watch() async throws -> [Incident] {
        var timeline = LiveTimeline(style: Terminal.style, start: Date())
        let deadline = ContinuousClock.now + Self.limit
        Terminal.write("\n")
        while true {
            let incidents = try await api.listAll(Incident.self, namespace: DemoStage.namespace).items
            Terminal.write(timeline.news(of: incidents))
            let ended = Set(incidents.filter { $0.phase.isClosed || $0.phase == .escalated }.map(\.spec.target.name))
            if ended.isSuperset(of: DemoStage.workloads) { return incidents }
            guard ContinuousClock.now < deadline else {
                throw CommandError(
                    "the demo did not end within \(Self.limit); look at the cluster with `midwatch analyze` and try again"
                )
            }
            try await Task.sleep(for: .milliseconds(500))
        }
    }
}
