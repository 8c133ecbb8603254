import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct ImageRuleTests {
    private static let notFound =
        "Failed to pull image \"registry.example/web:2\": rpc error: code = NotFound desc = registry.example/web:2: not found"

    private func rollout(_ words: String, image: String = "registry.example/web:2") -> DeploymentScene {
        DeploymentScene.stalledRollout(from: .make(), to: .make(.make(image: image)), rolledOutAgo: 90) {
            $0.waiting("ImagePullBackOff", "Back-off pulling image \"\(image)\"")
        }.saying("Failed", words, ago: 20, firstAgo: 85)
    }

    @Test func `a tag that does not exist is rolled back to the revision that serves`() throws {
        let finding = try #require(findings(of: rollout(Self.notFound)).first)
        #expect(finding.rule == "image-unavailable")
        #expect(finding.category == .image)
        #expect(finding.rollsBack(to: 1))
        #expect(finding.certainty >= 0.95)
        #expect(finding.cause == "image 'registry.example/web:2' of container 'web' does not exist in its registry")
        #expect(finding.evidence.map(\.id) == ["e1", "e2", "e3"])
        #expect(finding.evidence.contains { $0.trust == .controlPlane })
    }

    @Test(
        "credentials, rate limit, outage and signature are no fault of the image's name",
        arguments: [
            ("Failed to pull image \"x\": 401 Unauthorized", "credentials"),
            ("Failed to pull image \"x\": 429 Too Many Requests - toomanyrequests", "rate limit"),
            ("Failed to pull image \"x\": dial tcp: i/o timeout", "not reached"),
            ("Failed to pull image \"x\": SignatureValidationFailed", "signature"),
        ])
    func notTheName(words: String, expected: String) throws {
        let finding = try #require(findings(of: rollout(words)).first)
        #expect(finding.remedyKinds == [.escalate])
        #expect(finding.cause.contains(expected))
        #expect(finding.advice != nil)
    }

    @Test func `an image that the registry denies is rolled back where its repository is new`() throws {
        let words =
            "Failed to pull image \"x\": pull access denied, repository does not exist or may require authorization"
        let sameRepository = try #require(findings(of: rollout(words)).first)
        #expect(sameRepository.remedyKinds == [.escalate])
        let other = try #require(findings(of: rollout(words, image: "registry.example/wbe:1")).first)
        #expect(other.rollsBack(to: 1))
    }

    @Test func `without an earlier revision people decide`() throws {
        let scene = DeploymentScene.troubled { $0.waiting("ImagePullBackOff") }.saying("Failed", Self.notFound)
        let finding = try #require(findings(of: scene).first)
        #expect(finding.remedyKinds == [.escalate])
        #expect(finding.certainty == 1)
    }

    @Test func `the same image in both revisions is not made better by going back`() throws {
        let scene = DeploymentScene.stalledRollout(
            from: .make(.make(memoryLimit: "64Mi")), to: .make(.make(memoryLimit: "128Mi"))
        ) { $0.waiting("ImagePullBackOff") }.saying("Failed", Self.notFound)
        #expect(findings(of: scene).first?.remedyKinds == [.escalate])
    }

    @Test func `a rollback that was tried and did not help is not tried again`() throws {
        let scene = rollout(Self.notFound)
        let tried = ActionRequest.failed(Action(.rollbackWorkload(toRevision: 1), on: scene.deployment.reference))
        #expect(findings(of: scene, history: [tried]).first?.remedyKinds == [.escalate])
        let longAgo = ActionRequest.failed(
            Action(.rollbackWorkload(toRevision: 1), on: scene.deployment.reference), ago: 90_000)
        #expect(findings(of: scene, history: [longAgo]).first?.remedyKinds == [.rollbackWorkload])
    }

    @Test func `a rollback that helped against an earlier fault may be proposed again`() throws {
        let scene = rollout(Self.notFound)
        var helped = ActionRequest.failed(Action(.rollbackWorkload(toRevision: 1), on: scene.deployment.reference))
        helped.status.execution?.state = .succeeded
        helped.status.verification = ActionRequest.Verification(state: .passed)
        #expect(findings(of: scene, history: [helped]).first?.remedyKinds == [.rollbackWorkload])
    }

    @Test func `a registry's outage names how many workloads it hits`() throws {
        let words = "Failed to pull image \"x\": dial tcp 10.0.0.1:443: connect: connection refused"
        let web = rollout(words)
        let api = DeploymentScene.stalledRollout(
            "api", from: .make(app: "api"), to: .make(.make(image: "api:2"), app: "api"), rolledOutAgo: 90
        ) {
            $0.waiting("ImagePullBackOff")
        }
        var snapshot = ClusterSnapshot.with(web)
        snapshot.add(api)
        let finding = try #require(findings(of: web.deployment, in: snapshot).first)
        #expect(finding.cause.contains("2 workloads have the same trouble"))
        #expect(finding.remedyKinds == [.escalate])
    }

    private func statefulSet(oldIsReady: Bool) -> ClusterSnapshot {
        let old = PodTemplate.make(.make(image: "db:1"), app: "db")
        var set = StatefulSet.make(of: .make(.make(image: "db:2"), app: "db"))
        set.status.currentRevision = "db-old"
        set.status.updateRevision = "db-new"
        let good = Pod.make("db-0", of: old, ownedBy: .controller(set)).running(ready: oldIsReady).changed {
            $0.metadata.labels["controller-revision-hash"] = "db-old"
        }
        let bad = Pod.make("db-1", of: set.spec.template, ownedBy: .controller(set), age: 60)
            .waiting("ErrImagePull", "manifest unknown").changed {
                $0.metadata.labels["controller-revision-hash"] = "db-new"
            }
        return .with(
            set, good, bad, ControllerRevision.make("db-old", 1, of: set, age: 5000),
            ControllerRevision.make("db-new", 2, of: set, age: 60))
    }

    @Test func `a StatefulSet goes back to the revision whose pods are ready`() throws {
        let found = findings(of: StatefulSet.make(), in: statefulSet(oldIsReady: true))
        let finding = try #require(found.first { $0.category == .image })
        #expect(finding.rollsBack(to: 1))
        #expect(finding.certainty == 0.97)
    }

    @Test func `a StatefulSet goes back to the revision that was rolled out, less surely`() throws {
        let found = findings(of: StatefulSet.make(), in: statefulSet(oldIsReady: false))
        let finding = try #require(found.first { $0.category == .image })
        #expect(finding.rollsBack(to: 1))
        #expect(finding.certainty == 0.8)
    }
}
