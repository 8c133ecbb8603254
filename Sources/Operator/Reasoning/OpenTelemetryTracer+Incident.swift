import Foundation
import Healing
package import Incidents
import KubernetesModel
package import Telemetry
import Tracing

extension OpenTelemetryTracer {
    /// Records the root span of an incident that is over: from the first signal to the outcome. Its stages were recorded
    /// below it as they happened, perhaps by other replicas.
    package func record(_ incident: Incident) {
        guard let context = InstrumentationContext(traceparent: IncidentTrace.traceparent(of: incident)) else { return }
        let span = startSpan(
            "incident \(incident.status.diagnosis?.category.rawValue ?? "unknown")", reserved: context,
            at: incident.spec.openedAt.timestamp)
        let outcome = incident.status.outcome
        span.updateAttributes { attributes in
            attributes["midwatch.incident"] = "\(incident.key)"
            attributes["midwatch.title"] = incident.spec.title
            attributes["midwatch.severity"] = incident.spec.severity.rawValue
            attributes["midwatch.target"] = incident.spec.target.shortName
            attributes["midwatch.outcome"] = outcome?.state.rawValue
            attributes["midwatch.outcome.summary"] = outcome?.summary
            attributes["k8s.namespace.name"] = incident.spec.target.namespace
        }
        span.end(at: (outcome?.at ?? Date()).timestamp)
    }
}

extension Date {
    /// The time as tracing has it.
    fileprivate var timestamp: DefaultTracerClock.Timestamp {
        DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: UInt64(max(timeIntervalSince1970, 0) * 1_000_000_000))
    }
}
