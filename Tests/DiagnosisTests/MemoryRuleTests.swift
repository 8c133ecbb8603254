import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct MemoryRuleTests {
    private func scene(
        limit: Quantity? = "64Mi", request: Quantity? = nil, kills: Int = 3, ran: TimeInterval = 3
    ) -> DeploymentScene {
        .troubled(of: .make(.make(memoryLimit: limit, memoryRequest: request))) {
            $0.killedForMemory(restarts: kills - 1, ran: ran)
        }
    }

    private func raise(_ scene: DeploymentScene, to limit: Quantity, from old: Quantity) -> ActionRequest {
        func action(_ limit: Quantity) -> Action {
            Action(.setResources(ResourceChange(container: "web", memoryLimit: limit)), on: scene.deployment.reference)
        }
        return .failed(action(limit), undo: action(old))
    }

    @Test func `a container that dies soon gets twice the limit`() throws {
        let finding = try #require(findings(of: scene()).first)
        #expect(finding.category == .oomUndersized)
        #expect(finding.certainty == 0.9)
        #expect(
            finding.remedies.first?.change == .setResources(ResourceChange(container: "web", memoryLimit: "128Mi")))
    }

    @Test func `a request that equals the limit is raised with it`() throws {
        let finding = try #require(findings(of: scene(request: "64Mi")).first)
        #expect(
            finding.remedies.first?.change
                == .setResources(ResourceChange(container: "web", memoryLimit: "128Mi", memoryRequest: "128Mi")))
        let smaller = try #require(findings(of: scene(request: "32Mi")).first)
        #expect(
            smaller.remedies.first?.change == .setResources(ResourceChange(container: "web", memoryLimit: "128Mi")))
    }

    @Test func `each attempt doubles the last one, up to four times the original, and then it is a leak`() throws {
        let scene = scene()
        let second = try #require(findings(of: scene, history: [raise(scene, to: "128Mi", from: "64Mi")]).first)
        #expect(
            second.remedies.first?.change == .setResources(ResourceChange(container: "web", memoryLimit: "256Mi")))
        let third = try #require(
            findings(
                of: scene,
                history: [raise(scene, to: "256Mi", from: "64Mi"), raise(scene, to: "128Mi", from: "64Mi")]
            ).first)
        #expect(third.category == .oomLeak)
        #expect(third.remedyKinds == [.escalate])
        #expect(third.certainty == 0.9)
    }

    @Test func `the original limit is known from the workload too, when a raise stayed in force`() throws {
        var scene = scene(limit: "256Mi")
        var (original, now) = (ResourceRequirements(), ResourceRequirements())
        original.limits.memory = "64Mi"
        now.limits.memory = "256Mi"
        var history = try #require(ResourceHistory(annotation: nil))
        history.record("web", from: original, to: now)
        scene.deployment.metadata.annotations[ResourceHistory.annotation] = history.text
        let finding = try #require(findings(of: scene).first)
        #expect(finding.category == .oomLeak)
        #expect(finding.remedyKinds == [.escalate])
    }

    @Test func `a container that is killed again and again after long runs has a leak`() throws {
        let finding = try #require(findings(of: scene(kills: 4, ran: 1800)).first)
        #expect(finding.category == .oomLeak)
        #expect(finding.remedyKinds == [.escalate])
        let first = try #require(findings(of: scene(kills: 1, ran: 1800)).first)
        #expect(first.category == .oomUndersized)
        let slow = scene(kills: 1, ran: 1800)
        let again = try #require(findings(of: slow, history: [raise(slow, to: "64Mi", from: "32Mi")]).first)
        #expect(again.category == .oomLeak, "a larger limit only moved the kill")
        #expect(again.remedyKinds == [.escalate])
    }

    @Test func `a leak that a new revision brought is rolled back`() throws {
        let scene = DeploymentScene.fallenRollout(
            from: .make(.make(memoryLimit: "64Mi")), to: .make(.make(image: "web:2", memoryLimit: "64Mi"))
        ) { $0.killedForMemory(restarts: 2, ran: 3) }
        let history = [raise(scene, to: "256Mi", from: "64Mi"), raise(scene, to: "128Mi", from: "64Mi")]
        let finding = try #require(findings(of: scene, history: history).first)
        #expect(finding.category == .oomLeak)
        #expect(finding.rollsBack(to: 1))
    }

    @Test func `a raise that is in force is no new revision to go back from`() throws {
        let scene = DeploymentScene.fallenRollout(
            from: .make(.make(memoryLimit: "64Mi")), to: .make(.make(memoryLimit: "128Mi"))
        ) { $0.killedForMemory(restarts: 2, ran: 3) }
        var own = raise(scene, to: "128Mi", from: "64Mi")
        own.status.execution?.state = .succeeded
        own.status.verification?.state = .passed
        #expect(findings(of: scene, history: [own]).flatMap(\.remedyKinds) == [.setResources])
    }

    @Test func `a container without a limit was killed because its node was short`() throws {
        let finding = try #require(findings(of: scene(limit: nil)).first)
        #expect(finding.category == .node)
        #expect(finding.remedyKinds == [.escalate])
    }

    @Test func `a pod with a smaller limit than its template's is not repaired at the template`() throws {
        let scene = scene().changed { $0.deployment.spec.template.spec.containers[0].resources.limits.memory = "512Mi" }
        #expect(findings(of: scene).first?.remedyKinds == [.escalate])
    }

    @Test func `exit code 137 without the word OOMKilled is no want of memory`() throws {
        let scene = DeploymentScene.troubled(of: .make(.make(memoryLimit: "64Mi"))) {
            $0.ended("Error", exitCode: 137, restarts: 5)
        }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.rule == "crash-loop")
        #expect(!findings(of: scene).flatMap(\.remedyKinds).contains(.setResources))
    }
}
