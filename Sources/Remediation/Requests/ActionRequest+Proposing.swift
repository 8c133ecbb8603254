public import Foundation
public import Incidents
import KubernetesModel

extension ActionRequest {
    /// The label that names a request's incident.
    public static let incidentLabel = "midwatch.dev/incident"

    /// The request for a prepared action of an incident, owned by it.
    ///
    /// - Parameters:
    ///   - prepared: The action, prepared under this name.
    ///   - name: From ``name(for:of:attempt:)``.
    ///   - incident: The incident that it is to repair.
    ///   - confidence: 0 to 1.
    ///   - reason: Why, in one sentence.
    ///   - category: What kind of fault it repairs.
    ///   - decidedBy: Who decided that.
    ///   - diff: What the API server said it would change.
    ///   - expiresAt: When it is void if nobody has decided.
    public init(
        proposing prepared: PreparedAction, as name: String, for incident: Incident, confidence: Double,
        reason: String, category: Category?, decidedBy: Diagnosis.Decider? = nil, diff: String?, expiresAt: Date
    ) {
        var metadata = ObjectMeta(name: name, namespace: incident.metadata.namespace)
        // Labels hold at most 63 characters; a longer name stands in the spec alone.
        if incident.metadata.name.utf8.count <= 63 { metadata.labels[Self.incidentLabel] = incident.metadata.name }
        metadata.ownerReferences = [
            OwnerReference(
                apiVersion: Incident.resource.apiVersion, kind: Incident.resource.kind, name: incident.metadata.name,
                uid: incident.metadata.uid)
        ]
        self.init(
            metadata: metadata,
            spec: Spec(
                incident: incident.metadata.name, action: prepared.action, preconditions: prepared.preconditions,
                hash: Self.hash(of: prepared.action, under: prepared.preconditions), confidence: confidence,
                reason: reason, category: category, decidedBy: decidedBy, dryRun: diff.map(DryRun.init),
                blastRadius: prepared.blastRadius, baseline: prepared.baseline, undo: prepared.undo,
                expiresAt: expiresAt))
    }
}
