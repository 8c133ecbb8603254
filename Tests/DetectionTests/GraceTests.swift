import Detection
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct GraceTests {
    @Test func `a grace period that runs names the moment to look again`() throws {
        let scene = DeploymentScene.stalledRollout(from: .make(), to: .make(.make(image: "web:2")), rolledOutAgo: 5) {
            $0.unschedulable("0/1 nodes are available: 1 Insufficient cpu.", since: 5)
        }
        let detector = Detector()
        let snapshot = ClusterSnapshot.with(scene)
        let early = detector.assess(scene.deployment.reference, in: snapshot, now: .testNow)
        let recheckAt = try #require(early.recheckAt)
        #expect(early.signals.isEmpty)
        #expect(recheckAt == Date.testNow.addingTimeInterval(15))
        let late = detector.assess(scene.deployment.reference, in: snapshot, now: recheckAt)
        #expect(late.signals.map(\.kind) == [.unschedulable])
    }

    @Test func `a pod for which others are put out waits for their end`() throws {
        let scene = DeploymentScene.stalledRollout(from: .make(), to: .make(.make(image: "web:2")), rolledOutAgo: 60) {
            $0.unschedulable("0/1 nodes are available: 1 Insufficient cpu.", since: 60).changed {
                $0.status.nominatedNodeName = "node-1"
            }
        }
        let assessment = Detector().assess(scene.deployment.reference, in: .with(scene), now: .testNow)
        #expect(assessment.signals.isEmpty)
        #expect(assessment.recheckAt == Date.testNow.addingTimeInterval(60))
    }

    @Test func `a quiet period that runs names its end, after which the trouble is over`() throws {
        let scene = DeploymentScene.healthy().changed { scene in
            scene.pods[0] = scene.pods[0].killedForMemory(restarts: 2, ran: 10, endedAgo: 40, runningSince: 30)
        }
        let detector = Detector()
        let snapshot = ClusterSnapshot.with(scene)
        let early = detector.assess(scene.deployment.reference, in: snapshot, now: .testNow)
        #expect(early.signals.map(\.kind) == [.outOfMemory])
        let recheckAt = try #require(early.recheckAt)
        #expect(recheckAt == Date.testNow.addingTimeInterval(90))
        #expect(detector.assess(scene.deployment.reference, in: snapshot, now: recheckAt).signals.isEmpty)
    }

    @Test func `a container that ran long before its crash must run twice as long`() throws {
        let scene = DeploymentScene.healthy().changed { scene in
            scene.pods[0] = scene.pods[0].killedForMemory(restarts: 2, ran: 600, endedAgo: 400, runningSince: 390)
        }
        let assessment = Detector().assess(scene.deployment.reference, in: .with(scene), now: .testNow)
        #expect(assessment.signals.map(\.kind) == [.outOfMemory])
        #expect(assessment.recheckAt == Date.testNow.addingTimeInterval(1200 - 390))
    }

    @Test func `the settings decide`() {
        var settings = Detector.Settings()
        settings.quietPeriod = .seconds(20)
        let scene = DeploymentScene.healthy().changed { scene in
            scene.pods[0] = scene.pods[0].ended(restarts: 5, ran: 1, endedAgo: 40, runningSince: 30)
        }
        let target = scene.deployment.reference
        #expect(Detector(settings: settings).assess(target, in: .with(scene), now: .testNow).signals.isEmpty)
        #expect(!Detector().assess(target, in: .with(scene), now: .testNow).signals.isEmpty)
    }

    @Test func `nothing that waits for a time means no moment to look again`() {
        let scene = DeploymentScene.healthy()
        let assessment = Detector().assess(scene.deployment.reference, in: .with(scene), now: .testNow)
        #expect(assessment == Assessment())
    }

    @Test func `of several pods with one trouble the latest is named, which after a change is of the change's making`()
        throws
    {
        let scene = DeploymentScene.troubled { $0.waiting("CreateContainerConfigError", "configmap \"a\" not found") }
            .changed {
                $0.pods[0].metadata.creationTimestamp = .ago(5)
                $0.pods[0].status.startTime = .ago(5)
                $0.pods[0].status.conditions = $0.pods[0].status.conditions.map { condition in
                    var condition = condition
                    condition.lastTransitionTime = .ago(5)
                    return condition
                }
            }
        let signal = try #require(
            Detector().assess(scene.deployment.reference, in: .with(scene), now: .testNow).signals.first)
        #expect(signal.object.name == scene.pods[0].metadata.name)
    }
}
