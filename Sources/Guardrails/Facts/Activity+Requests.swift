public import Incidents
import KubernetesModel

extension Activity {
    /// What action requests record. A request that nothing was begun of, and `escalate`, which changes nothing, are no
    /// activity.
    ///
    /// - Parameters:
    ///   - requests: All that there are.
    ///   - incidents: Whose targets tell the workload of a request whose own target (an evicted pod) is gone.
    ///   - snapshot: Where labels are looked up.
    public init(_ requests: [ActionRequest], incidents: [Incident], snapshot: ClusterSnapshot) {
        let targets = Dictionary(
            incidents.map { ($0.key, $0.spec.target) }, uniquingKeysWith: { first, _ in first })
        self.init(
            requests.compactMap { request in
                guard request.spec.action.kind != .escalate, let execution = request.status.execution,
                    let startedAt = execution.startedAt
                else { return nil }
                let incident = NamespacedName(namespace: request.metadata.namespace, name: request.spec.incident)
                let target = targets[incident] ?? request.spec.action.target
                return Entry(
                    request: request.metadata.name, incident: request.spec.incident, kind: request.spec.action.kind,
                    scope: TargetScope(of: target, in: snapshot), startedAt: startedAt,
                    endedAt: execution.finishedAt, progress: Entry.Progress(of: request, execution))
            })
    }
}

extension Activity.Entry.Progress {
    init(of request: ActionRequest, _ execution: ActionRequest.Execution) {
        self =
            switch (execution.state, request.status.verification?.state ?? .pending) {
            case (.failed, _), (.undone, _), (.succeeded, .failed): .failed
            case (.succeeded, .passed): .helped
            case (.pending, _), (.executing, _), (.undoing, _), (.succeeded, .pending): .inFlight
            }
    }
}
