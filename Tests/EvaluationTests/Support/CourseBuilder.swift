import Foundation
import Incidents
import KubernetesModel

@testable import Evaluation

/// What happened in a made-up run, step by step.
struct CourseBuilder {
    static let begin = Date(timeIntervalSince1970: 1_800_000_000)
    private(set) var course = Course(begin: begin, observations: Observations(from: begin))

    func at(_ seconds: Double) -> Date { Self.begin.addingTimeInterval(seconds) }

    static func deployment(_ name: String) -> ObjectReference {
        ObjectReference(
            apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: name, uid: UID("uid-\(name)"))
    }

    mutating func incident(
        about name: String, at seconds: Double, category: Incidents.Category? = nil, on object: String? = nil,
        because cause: String = "it is broken", phase: Incident.Phase = .diagnosing, resolvedAt: Double? = nil,
        stages: [String] = []
    ) {
        let target = Self.deployment(name)
        var incident = Incident(
            metadata: ObjectMeta(name: "shop-\(name)-\(course.incidents.count)", namespace: "shop"),
            spec: Incident.Spec(
                title: "\(name) is broken", severity: .P3, target: target, fingerprint: name, openedAt: at(seconds),
                signals: []))
        incident.status.phase = phase
        incident.status.timeline = stages.map { Incident.TimelineEntry(at: at(seconds), stage: $0, text: "") }
        if let category {
            let diagnosis = Diagnosis(
                category: category, rootCause: cause, object: Self.deployment(object ?? name), confidence: 0.9,
                decidedBy: .rules, evidence: [])
            incident.status.diagnosis = diagnosis
            course.findings.append(
                Course.Finding(incident: incident.metadata.name, at: at(seconds + 1), diagnosis: diagnosis))
        }
        if let resolvedAt {
            incident.status.outcome = Incident.Outcome(state: .resolved, at: at(resolvedAt), summary: "well again")
        }
        course.incidents.append(incident)
    }

    mutating func request(_ change: Action.Change, on name: String, done: Bool, decision: Decision.State = .auto) {
        var request = ActionRequest(
            metadata: ObjectMeta(name: "areq-\(course.requests.count)", namespace: "shop"),
            spec: ActionRequest.Spec(
                incident: "shop-\(name)-0", action: Action(change, on: Self.deployment(name)),
                preconditions: ActionRequest.Preconditions(uid: UID("uid-\(name)")), hash: "", confidence: 0.9,
                reason: "", expiresAt: at(86_400)))
        request.status.decision = Decision(state: decision, by: "policy/evaluation", at: at(2), reasons: [])
        if done { request.status.execution = ActionRequest.Execution(state: .succeeded, startedAt: at(40)) }
        course.requests.append(request)
    }

    mutating func workload(_ name: String, ready: Int, of replicas: Int, at seconds: Double = 0) {
        course.observations.take(
            [
                "kind": "Deployment",
                "metadata": ["name": .string(name), "namespace": "shop", "generation": 1],
                "spec": ["replicas": .integer(replicas)],
                "status": ["observedGeneration": 1, "availableReplicas": .integer(ready)],
            ], at: at(seconds))
    }

    mutating func event(_ reason: String, on pod: String, at seconds: Double) {
        course.observations.take(
            [
                "kind": "Event", "metadata": ["name": .string("\(pod).1"), "namespace": "shop"],
                "reason": .string(reason),
                "involvedObject": ["kind": "Pod", "name": .string(pod), "namespace": "shop"],
            ], at: at(seconds))
    }

    mutating func failure(_ reason: String) { course.failures.append(reason) }
}
