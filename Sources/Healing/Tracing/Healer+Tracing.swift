import Foundation
import Incidents
import KubernetesModel
import Tracing

extension Healer {
    /// Runs a stage of an incident in a span of the incident's trace.
    func tracing<Result>(
        _ name: String, of incident: Incident, _ stage: (any Span) async throws -> Result
    ) async rethrows -> Result {
        try await withSpan(name, context: IncidentTrace.context(of: incident), ofKind: .internal) { span in
            span.attributes.describe(incident)
            return try await stage(span)
        }
    }

    /// Runs a stage of an action in a span of its incident's trace. Where the incident is not seen (any more), the span
    /// begins a trace of its own.
    func tracing<Result>(
        _ name: String, of request: ActionRequest, _ stage: (any Span) async throws -> Result
    ) async rethrows -> Result {
        let key = NamespacedName(namespace: request.metadata.namespace, name: request.spec.incident)
        let context = ports.incidents[key].map { IncidentTrace.context(of: $0) } ?? .topLevel
        return try await withSpan(name, context: context, ofKind: .internal) { span in
            span.attributes.describe(request)
            return try await stage(span)
        }
    }
}
