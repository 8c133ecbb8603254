import Crypto
import Foundation
package import Incidents
import KubernetesModel
import Tracing

/// One trace an incident: its name and its root span's follow from the incident's uid, so that every replica, before and
/// after a restart, adds to the same trace and nothing has to be kept for it.
package enum IncidentTrace {
    /// The root span as the header `traceparent` names it (W3C Trace Context), sampled.
    package static func traceparent(of incident: Incident) -> String {
        let digest = SHA256.hash(data: Data(incident.metadata.uid.text.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        // A digest whose first half is all zeros, which would name no trace, is not met in practice.
        return "00-\(digest.prefix(32))-\(digest.dropFirst(32).prefix(16))-03"
    }

    /// The context in which the spans of an incident are started.
    static func context(of incident: Incident) -> InstrumentationContext {
        var context = InstrumentationContext.topLevel
        InstrumentationSystem.instrument.extract(
            ["traceparent": traceparent(of: incident)], into: &context, using: HeaderExtractor())
        return context
    }
}

private struct HeaderExtractor: Extractor {
    func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
}
