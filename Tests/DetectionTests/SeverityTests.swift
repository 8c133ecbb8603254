import Detection
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct SeverityTests {
    private let detector = Detector()

    private func severity(_ scene: DeploymentScene) -> Severity {
        let snapshot = ClusterSnapshot.with(scene)
        let signals = detector.assess(scene.deployment.reference, in: snapshot, now: .testNow).signals
        return detector.severity(of: signals, target: scene.deployment.reference, in: snapshot)
    }

    @Test(
        "severity follows from the share that is unavailable",
        arguments: [(4, 0, Severity.P1), (1, 0, .P2), (4, 2, .P2), (4, 3, .P3), (4, 4, .P3)])
    func share(desired: Int, ready: Int, expected: Severity) {
        let scene = DeploymentScene.troubled(replicas: desired) { $0.ended(restarts: 5) }.changed {
            $0.deployment.count(replicas: desired, updated: desired, ready: ready)
        }
        #expect(severity(scene) == expected)
    }

    @Test func `a stalled rollout whose old revision serves is P3`() {
        let scene = DeploymentScene.stalledRollout(from: .make(), to: .make(.make(image: "web:2"))) {
            $0.waiting("ImagePullBackOff", "manifest unknown")
        }
        #expect(severity(scene) == .P3)
    }

    @Test func `a warning alone is P4, a node down P1`() {
        #expect(severity(.healthy().saying("FailedPostStartHook", "failed", count: 9, ago: 1)) == .P4)
        let node = Node.make(notReadySince: 100)
        let signals = detector.assess(node.reference, in: .with(node), now: .testNow).signals
        #expect(detector.severity(of: signals, target: node.reference, in: .with(node)) == .P1)
    }

    @Test func `the title names target, trouble and container`() {
        let scene = DeploymentScene.troubled { $0.killedForMemory() }
        let signals = detector.assess(scene.deployment.reference, in: .with(scene), now: .testNow).signals
        #expect(
            detector.title(of: signals, target: scene.deployment.reference)
                == "deployment/web: out of memory, OOMKilled (container web)")
    }
}
