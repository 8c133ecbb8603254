import Foundation
public import Incidents
import KubernetesClient
public import KubernetesModel

extension TestNamespace {
    /// Looks again and again until there is something to see.
    ///
    /// - Throws: ``TestFailure`` with the incidents' timelines and the operator's log where nothing is seen in time.
    @discardableResult
    public func eventually<Value>(
        _ what: String, within limit: Duration = .seconds(60), _ look: () async throws -> Value?
    ) async throws -> Value {
        let deadline = ContinuousClock.now + limit
        while true {
            if let value = try await look() { return value }
            guard ContinuousClock.now < deadline else {
                throw TestFailure("not within \(limit): \(what)\n\(try await report())")
            }
            try await Task.sleep(for: .milliseconds(300))
        }
    }

    /// Waits for an incident of a target to be as described.
    @discardableResult
    public func incident(
        of target: String, _ what: String, within limit: Duration, where matches: (Incident) -> Bool
    ) async throws -> Incident {
        try await eventually("the incident of \(target) is \(what)", within: limit) {
            try await incidents().first { $0.spec.target.name == target && matches($0) }
        }
    }

    /// Waits for a Deployment to have all of its replicas, up to date and available.
    public func rollout(of deployment: String, within limit: Duration = .seconds(60)) async throws {
        try await eventually("deployment \(deployment) is rolled out", within: limit) {
            let object = try await self.deployment(deployment)
            let wanted = object.spec.replicas ?? 1
            let isDone =
                object.status.observedGeneration == object.metadata.generation && object.status.replicas == wanted
                && object.status.updatedReplicas == wanted && object.status.availableReplicas == wanted
            return isDone ? true : nil
        }
    }

    public func deployment(_ deployment: String) async throws -> Deployment {
        try await cluster.api.get(Deployment.self, name: deployment, namespace: name)
    }

    public func incidents() async throws -> [Incident] {
        try await cluster.api.listAll(Incident.self, namespace: name).items
    }

    public func requests() async throws -> [ActionRequest] {
        try await cluster.api.listAll(ActionRequest.self, namespace: name).items
    }

    /// What helps to see why something did not happen.
    public func report() async throws -> String {
        var lines: [String] = []
        for incident in try await incidents() {
            lines.append("incident \(incident.metadata.name): \(incident.phase.rawValue), \(incident.spec.title)")
            lines += incident.status.timeline.map { "  \($0.at.formatted(.iso8601)) \($0.stage): \($0.text)" }
            if let outcome = incident.status.outcome { lines.append("  outcome: \(outcome.summary)") }
        }
        for request in try await requests() {
            let status = request.status
            lines.append(
                "action \(request.metadata.name): \(request.spec.action.summary); "
                    + "\(status.decision.map { "\($0.state) by \($0.by): \($0.reasons)" } ?? "undecided"); "
                    + "\(status.execution.map { "\($0.state) \($0.message ?? "")" } ?? "not begun"); "
                    + "\(status.verification.map { "\($0.state) \($0.reason ?? "")" } ?? "not verified")")
        }
        for pod in try await cluster.api.listAll(Pod.self, namespace: name).items {
            let states = pod.status.containerStatuses.map { status in
                status.state.waiting?.reason ?? status.state.terminated?.reason ?? "running"
            }
            lines.append("pod \(pod.metadata.name): \(pod.status.phase) \(states)")
        }
        lines.append("the operator's log ends with:")
        lines += try operatorLog.split(separator: "\n").suffix(40).map { "  \($0)" }
        return lines.joined(separator: "\n")
    }
}
