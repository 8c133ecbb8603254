import ControllerRuntime
import Foundation
import Incidents

extension Healer {
    /// Moves what has been over for long enough from the cluster to the journal. Nothing is deleted that the journal
    /// does not hold.
    package func tidy(_ retention: Retention = Retention()) async throws {
        let incidents = Array(ports.incidents.snapshot().objects)
        let expired = retention.expired(incidents, now: ports.now())
        let requests = retention.expired(
            Array(ports.requests.snapshot().objects), incidents: incidents, expiredIncidents: expired)
        for request in requests {
            try await ports.journal.upsert(request)
            try requireLeadership()
            try await ports.requests.delete(request)
        }
        for incident in expired {
            try await ports.journal.upsert(incident)
            try requireLeadership()
            try await ports.incidents.delete(incident)
        }
    }
}
