import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct RolloutRuleTests {
    private func given(up scene: DeploymentScene) -> DeploymentScene {
        scene.changed { $0.deployment.set("Progressing", "False", "ProgressDeadlineExceeded", since: 10) }
    }

    @Test func `a stuck rollout is a symptom of what its pods say`() throws {
        let scene = given(
            up: .stalledRollout(from: .make(), to: .make(.make(image: "web:2")), rolledOutAgo: 700) {
                $0.waiting("ImagePullBackOff", "manifest unknown")
            })
        #expect(findings(of: scene).map(\.rule) == ["image-unavailable"])
    }

    @Test func `a stuck rollout of which nothing closer is known goes back`() throws {
        let scene = given(
            up: .stalledRollout(from: .make(), to: .make(.make(image: "web:2")), rolledOutAgo: 700) { $0.running() })
        let finding = try #require(findings(of: scene).first)
        #expect(finding.category == .rollout)
        #expect(finding.rollsBack(to: 1))
        #expect(finding.certainty == 0.85)
    }

    @Test func `replicas that are missing without a word are left to people`() throws {
        let scene = DeploymentScene.healthy().changed { scene in
            scene.pods.removeLast()
            scene.deployment.count(replicas: 1, updated: 1, ready: 1)
        }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.remedyKinds == [.escalate])
        #expect(finding.certainty < 0.8)
    }

    @Test func `a warning of no meaning is passed on with little certainty`() throws {
        let scene = DeploymentScene.healthy().saying("FailedPostStartHook", "PostStartHook failed", count: 9, ago: 1)
        let finding = try #require(findings(of: scene).first)
        #expect(finding.category == .unknown)
        #expect(finding.certainty == 0.3)
    }
}
