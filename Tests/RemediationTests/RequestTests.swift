import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Remediation
import Testing

@Suite struct `Requests` {
    private let action = Action(.scaleWorkload(replicas: 6), on: .workload())

    @Test func `A name tells incident, action and attempt apart, and is the same each time`() {
        let name = ActionRequest.name(for: action, of: "checkout-1")
        #expect(name.wholeMatch(of: /areq-[0-9a-f]{12}/) != nil)
        #expect(name == ActionRequest.name(for: action, of: "checkout-1"))
        let others = [
            ActionRequest.name(for: action, of: "checkout-2"),
            ActionRequest.name(for: action, of: "checkout-1", attempt: 1),
            ActionRequest.name(for: Action(.scaleWorkload(replicas: 7), on: .workload()), of: "checkout-1"),
            ActionRequest.name(
                for: Action(.scaleWorkload(replicas: 6), on: .workload("StatefulSet")), of: "checkout-1"),
        ]
        #expect(Set(others + [name]).count == 5)
    }

    @Test func `The hash covers action and preconditions`() {
        let preconditions = ActionRequest.Preconditions(uid: "u1", generation: 3)
        let hash = ActionRequest.hash(of: action, under: preconditions)
        #expect(hash.wholeMatch(of: /[0-9a-f]{64}/) != nil)
        #expect(hash != ActionRequest.hash(of: action, under: .init(uid: "u1", generation: 4)))
        #expect(hash != ActionRequest.hash(of: action, under: .init(uid: "u2", generation: 3)))
        #expect(hash != ActionRequest.hash(of: Action(.rolloutRestart, on: .workload()), under: preconditions))
    }

    @Test func `A request survives its way through the API, and a change of it is seen`() throws {
        let prepared = try prepare(.scaleWorkload(replicas: 6), [Objects.workload()])
        let request = ActionRequest(
            proposing: prepared, as: "areq-1", for: incident(), confidence: 0.9, reason: "why", category: .rollout,
            diff: "spec.replicas: 4 -> 6", expiresAt: threeInTheMorning)
        var read = try KubernetesJSON.decode(ActionRequest.self, from: KubernetesJSON.value(of: request))
        #expect(read == request)
        #expect(read.isIntact)
        #expect(read.metadata.controller?.name == "checkout-1")
        #expect(read.metadata.labels[ActionRequest.incidentLabel] == "checkout-1")
        read.spec.preconditions.generation = 9
        #expect(!read.isIntact)
    }

    @Test func `Who decided is no part of the hash, so that requests of earlier versions stay valid`() throws {
        let prepared = try prepare(.scaleWorkload(replicas: 6), [Objects.workload()])
        let request = ActionRequest(
            proposing: prepared, as: "areq-1", for: incident(), confidence: 0.9, reason: "why", category: .rollout,
            decidedBy: .both, diff: nil, expiresAt: threeInTheMorning)
        #expect(request.spec.decidedBy == .both)
        var written = try KubernetesJSON.value(of: request)
        #expect(written[path: "spec", "decidedBy"] == "both")
        written[path: "spec", "decidedBy"] = nil
        let read = try KubernetesJSON.decode(ActionRequest.self, from: written)
        #expect(read.spec.decidedBy == nil)
        #expect(read.isIntact && read.spec.hash == request.spec.hash)
    }
}
