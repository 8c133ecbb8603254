import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct ConfigurationRuleTests {
    private static let referring = PodTemplate.make(
        .make().variable("MODE", fromKey: "mode", of: "settings"))

    private func rollout(_ message: String, to new: PodTemplate = referring) -> DeploymentScene {
        .stalledRollout(from: .make(), to: new, rolledOutAgo: 10) {
            $0.waiting("CreateContainerConfigError", message)
        }
    }

    @Test func `a missing key is named and nothing is changed, also when a new revision brought it`() throws {
        let scene = rollout("couldn't find key mode in ConfigMap shop/settings")
        let finding = try #require(findings(of: scene).first)
        #expect(finding.category == .configMissing)
        #expect(finding.cause.contains("key 'mode' of ConfigMap 'settings'"))
        #expect(finding.remedyKinds == [.escalate])
        #expect(finding.certainty == 1)
        #expect(findings(of: scene).flatMap(\.remedyKinds) == [.escalate])
    }

    @Test func `a whole object that only the newest revision refers to is rolled back`() throws {
        let finding = try #require(findings(of: rollout("configmap \"settings\" not found")).first)
        #expect(finding.category == .configMissing)
        #expect(finding.rollsBack(to: 1))
    }

    @Test func `an object that the older revision refers to as well was deleted, so people restore it`() throws {
        let scene = DeploymentScene.stalledRollout(
            from: Self.referring, to: .make(.make(image: "web:2").variable("MODE", fromKey: "mode", of: "settings"))
        ) { $0.waiting("CreateContainerConfigError", "configmap \"settings\" not found") }
        #expect(findings(of: scene).first?.remedyKinds == [.escalate])
    }

    @Test(
        "the names are read from each form of the message",
        arguments: [
            ("couldn't find key token in Secret shop/api", "key 'token' of Secret 'api'"),
            ("couldn't find key token in ConfigMap api", "key 'token' of ConfigMap 'api'"),
            ("secret \"api\" not found", "Secret 'api'"), ("configmaps \"api\" not found", "ConfigMap 'api'"),
        ])
    func names(message: String, expected: String) throws {
        let finding = try #require(findings(of: rollout(message, to: .make(.make(image: "web:2")))).first)
        #expect(finding.cause.hasPrefix(expected))
    }

    @Test func `a container that would run as root is a matter of security`() throws {
        let finding = try #require(
            findings(
                of: rollout("container has runAsNonRoot and image will run as root (pod: \"web\", container: web)")
            )
            .first)
        #expect(finding.category == .securityContext)
        #expect(finding.remedyKinds == [.escalate])
        let word = try #require(
            findings(
                of: rollout(
                    "container has runAsNonRoot and image has non-numeric user (app), cannot verify user is non-root")
            )
            .first)
        #expect(word.cause.contains("by a word"))
    }

    @Test func `a volume's missing object or key is named`() throws {
        let scene = DeploymentScene.stalledRollout(from: .make(), to: .make().mounting(configMap: "settings")) {
            $0.scheduled()
        }
        let missing = scene.saying(
            "FailedMount", "MountVolume.SetUp failed for volume \"settings\" : configmap \"settings\" not found",
            container: nil)
        let finding = try #require(findings(of: missing).first)
        #expect(finding.category == .configMissing)
        #expect(finding.rollsBack(to: 1))
        let key = scene.saying(
            "FailedMount",
            "MountVolume.SetUp failed for volume \"settings\" : configmap references non-existent config key: mode",
            container: nil)
        let other = try #require(findings(of: key).first)
        #expect(other.cause.contains("key 'mode' of ConfigMap 'settings'"))
        #expect(other.remedyKinds == [.escalate])
    }
}
