import Incidents
import KubernetesModel
import Tracing

/// The stages of an incident as spans.
enum SpanName {
    static let detection = "detect"
    static let diagnosis = "diagnose"
    static let decision = "decide"
    static let action = "act"
    static let verification = "verify"
    static let undo = "undo"
}

extension SpanAttributes {
    /// What every span of an incident carries.
    mutating func describe(_ incident: Incident) {
        self["midwatch.incident"] = "\(incident.key)"
        self["midwatch.severity"] = incident.spec.severity.rawValue
        self["midwatch.target"] = incident.spec.target.shortName
        self["k8s.namespace.name"] = incident.spec.target.namespace
    }

    /// What every span of an action carries.
    mutating func describe(_ request: ActionRequest) {
        self["midwatch.incident"] = "\(request.metadata.namespace ?? "")/\(request.spec.incident)"
        self["midwatch.action"] = request.metadata.name
        self["midwatch.action.kind"] = request.spec.action.kind.rawValue
        self["midwatch.target"] = request.spec.action.target.shortName
        self["midwatch.decided_by"] = request.spec.decidedBy?.rawValue
    }

    mutating func describe(_ diagnosis: Diagnosis) {
        self["midwatch.diagnosis.category"] = diagnosis.category.rawValue
        self["midwatch.diagnosis.object"] = diagnosis.object.shortName
        self["midwatch.diagnosis.confidence"] = diagnosis.confidence
        self["midwatch.diagnosis.decided_by"] = diagnosis.decidedBy.rawValue
        self["midwatch.diagnosis.rule"] = diagnosis.rule
    }

    mutating func describe(_ decision: Decision) {
        self["midwatch.decision.state"] = decision.state.rawValue
        self["midwatch.decision.by"] = decision.by
        self["midwatch.decision.reasons"] = decision.reasons
    }
}
