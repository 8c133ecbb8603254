package import Foundation
package import Incidents
import KubernetesModel

/// Which records have lain in the cluster for long enough: custom resources hold what is live, the journal the rest.
package struct Retention: Sendable {
    /// How long a closed incident stays after its outcome.
    package var age: TimeInterval = 24 * 3600
    /// How many closed incidents stay in one namespace, the newest first.
    package var perNamespace = 50

    package init() {}

    /// The closed incidents that are to go.
    package func expired(_ incidents: [Incident], now: Date) -> [Incident] {
        let closed = incidents.filter { $0.phase.isClosed }
        return Dictionary(grouping: closed) { $0.metadata.namespace ?? "" }.values.flatMap { incidents in
            incidents.sorted { ended($0) > ended($1) }.enumerated().filter { position, incident in
                position >= perNamespace || now.timeIntervalSince(ended(incident)) > age
            }.map(\.element)
        }
    }

    /// The finished requests whose incident is to go, or is gone.
    package func expired(
        _ requests: [ActionRequest], incidents: [Incident], expiredIncidents: [Incident]
    ) -> [ActionRequest] {
        let staying = Set(incidents.map(\.key)).subtracting(expiredIncidents.map(\.key))
        return requests.filter { request in
            request.isFinished
                && !staying.contains(.init(namespace: request.metadata.namespace, name: request.spec.incident))
        }
    }

    private func ended(_ incident: Incident) -> Date { incident.status.outcome?.at ?? incident.spec.openedAt }
}
