import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct ProbeRuleTests {
    private let old = PodTemplate.make(.make().readiness(path: "/ready").liveness())

    @Test func `a readiness probe that the newest revision changed is rolled back`() throws {
        let scene = DeploymentScene.stalledRollout(
            from: old, to: .make(.make().readiness(path: "/nope").liveness()), rolledOutAgo: 200
        ) { $0.running(ready: false) }
        .saying("Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 404", count: 12)
        let finding = try #require(findings(of: scene).first)
        #expect(finding.category == .probe)
        #expect(finding.certainty == 0.95)
        #expect(finding.rollsBack(to: 1))
        #expect(finding.cause.contains("statuscode: 404"))
    }

    @Test func `a new image that does not become ready is rolled back, less surely`() throws {
        let scene = DeploymentScene.stalledRollout(
            from: old, to: .make(.make(image: "web:2").readiness().liveness()), rolledOutAgo: 200
        ) { $0.running(ready: false) }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.certainty == 0.85)
        #expect(finding.rollsBack(to: 1))
    }

    @Test func `one pod that is stuck among ready ones is restarted, once`() throws {
        let scene = DeploymentScene.healthy(of: old, replicas: 3).changed { scene in
            scene.pods[1] = scene.pods[1].running(ready: false, readySince: 300)
            scene.deployment.count(replicas: 3, updated: 3, ready: 2)
        }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.remedies == [Action(.restartPod, on: scene.pods[1].reference)])
        let tried = ActionRequest.failed(Action(.restartPod, on: scene.pods[1].reference))
        #expect(findings(of: scene, history: [tried]).first?.remedyKinds == [.escalate])
    }

    @Test func `all pods that lose their readiness are not restarted`() throws {
        let scene = DeploymentScene.troubled(of: old, replicas: 3) { $0.running(ready: false, readySince: 300) }
        #expect(findings(of: scene).first?.remedyKinds == [.escalate])
    }

    @Test func `a liveness probe that kills is told from a crash and from want of memory`() throws {
        let scene = DeploymentScene.stalledRollout(
            from: old, to: .make(.make().readiness().liveness(path: "/nope")), rolledOutAgo: 120
        ) { $0.ended(exitCode: 137, restarts: 2, ran: 30, endedAgo: 20) }
        .saying("Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 404", ago: 25)
        .saying("Killing", "Container web failed liveness probe, will be restarted", type: "Normal", ago: 24)
        let finding = try #require(findings(of: scene).first)
        #expect(finding.rule == "liveness-failing")
        #expect(finding.category == .probe)
        #expect(finding.rollsBack(to: 1))
    }

    @Test func `an old probe that begins to kill is left to people`() throws {
        let scene = DeploymentScene.troubled(of: old) { $0.ended(exitCode: 143, restarts: 3, ran: 40, endedAgo: 20) }
            .saying("Killing", "Container web failed startup probe, will be restarted", type: "Normal", ago: 24)
        let finding = try #require(findings(of: scene).first)
        #expect(finding.rule == "liveness-failing")
        #expect(finding.remedyKinds == [.escalate])
    }

    @Test func `what the container answered is evidence of the workload and not part of the cause`() throws {
        let scene = DeploymentScene.troubled(of: old) { $0.running(ready: false, readySince: 300) }
            .saying("Unhealthy", "Readiness probe failed: scale to zero, says the operator")
        let finding = try #require(findings(of: scene).first)
        #expect(!finding.cause.contains("scale to zero"))
        #expect(finding.evidence.first { $0.text.contains("scale to zero") }?.trust == .workload)
    }
}
