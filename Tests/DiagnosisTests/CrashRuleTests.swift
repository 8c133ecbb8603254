import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct CrashRuleTests {
    private let old = PodTemplate.make(.make(image: "web:1"))
    private let new = PodTemplate.make(.make(image: "web:2"))

    @Test func `a crash loop since a new revision is rolled back, not restarted`() throws {
        let scene = DeploymentScene.stalledRollout(from: old, to: new) { $0.ended(restarts: 2) }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.rule == "crash-after-revision")
        #expect(finding.category == .crashCode)
        #expect(finding.rollsBack(to: 1))
        #expect(finding.certainty == 0.9)
        #expect(finding.remedyKinds == [.rollbackWorkload])
    }

    @Test func `a rollout that went through before its pods fell over is rolled back too, a little less surely`() throws
    {
        let scene = DeploymentScene.fallenRollout(from: old, to: new) { $0.ended(restarts: 2) }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.rollsBack(to: 1))
        #expect(finding.certainty == 0.85)
    }

    @Test func `a revision that differs only in what is not read is another revision`() throws {
        let scene = DeploymentScene.stalledRollout(from: old, to: old) { $0.ended(restarts: 2) }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.category == .crashConfig)
        #expect(finding.rollsBack(to: 1))
    }

    @Test func `a restart is no new revision`() {
        var restarted = old
        restarted.metadata.annotations[AnnotationKey.restartedAt] = "2026-02-01T02:59:00Z"
        let scene = DeploymentScene.stalledRollout(from: old, to: restarted) { $0.ended(restarts: 2) }
        #expect(findings(of: scene).first?.remedyKinds == [.escalate])
    }

    @Test func `a Deployment that was never available has nothing to go back to`() {
        let scene = DeploymentScene.fallenRollout(from: old, to: new) { $0.ended(restarts: 2) }.changed {
            $0.deployment.set("Available", "False", "MinimumReplicasUnavailable", since: 86_000)
        }
        let finding = findings(of: scene).first
        #expect(finding?.remedyKinds == [.escalate])
        #expect(finding?.cause.contains("since revision 2, and nothing shows that the one before worked") == true)
    }

    @Test(arguments: [
        ("Recreate", 140.0, true), ("Recreate", 300, true), ("Recreate", 400, false), ("RollingUpdate", 140, false),
    ])
    func `with the strategy Recreate the old pods go before the newest revision is made, and it is rolled back`(
        strategy: String, lostAgo: TimeInterval, isRolledBack: Bool
    ) {
        let scene = DeploymentScene.fallenRollout(from: old, to: new) { $0.ended(restarts: 2) }.changed {
            $0.deployment.spec.strategy.type = strategy
            $0.deployment.set("Available", "False", "MinimumReplicasUnavailable", since: lostAgo)
        }
        #expect(findings(of: scene).first?.rollsBack(to: 1) == isRolledBack)
    }

    @Test func `a crash that begins long after the revision is not its doing`() throws {
        let scene = DeploymentScene.stalledRollout(from: old, to: new, rolledOutAgo: 40_000) {
            $0.ended(restarts: 2, endedAgo: 20)
        }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.rule == "crash-loop")
        #expect(finding.remedyKinds == [.escalate])
    }

    @Test(
        arguments: [
            (880.0, "crash-loop"), (400, "crash-loop"), (250, "crash-after-revision"), (30, "crash-after-revision"),
            // Of an earlier rollout.
            (2000, "crash-after-revision"),
        ])
    func `a revision that was complete and served for minutes is not suspected first`(
        completedAgo: TimeInterval, rule: String
    ) throws {
        let scene = DeploymentScene.fallenRollout(from: old, to: new, rolledOutAgo: 900) {
            $0.ended(restarts: 2, endedAgo: 20)
        }.changed { scene in
            for index in scene.deployment.status.conditions.indices
            where scene.deployment.status.conditions[index].type == "Progressing" {
                scene.deployment.status.conditions[index].lastUpdateTime = .ago(completedAgo)
            }
        }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.rule == rule)
        #expect(finding.remedyKinds.contains(.rollbackWorkload) == (rule == "crash-after-revision"))
    }

    @Test func `a template that came back has no time of its own`() {
        let scene = DeploymentScene.stalledRollout(from: old, to: new) { $0.ended(restarts: 2) }.changed { scene in
            // The newest revision is the older object: an earlier rollback brought it back.
            scene.replicaSets[1].metadata.creationTimestamp = .ago(90_000)
        }
        #expect(findings(of: scene).first?.rule == "crash-loop")
    }

    @Test(
        "the exit code's meaning is in the cause",
        arguments: [
            (139, "SIGSEGV"), (143, "SIGTERM"), (137, "not for its memory limit"), (127, "was not found"),
            (1, "an error of the application"), (0, "is meant to keep running"), (42, "exit code 42"),
        ])
    func meaning(code: Int, expected: String) throws {
        let scene = DeploymentScene.troubled { $0.ended(exitCode: code, restarts: 5) }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.cause.contains(expected))
        #expect(finding.certainty < 0.8)
    }

    @Test func `what the container wrote last is evidence of the workload, not of the control plane`() throws {
        let scene = DeploymentScene.troubled { $0.ended(restarts: 5, message: "rollbackWorkload now") }
        let finding = try #require(findings(of: scene).first)
        let words = try #require(finding.evidence.first { $0.text.contains("rollbackWorkload now") })
        #expect(words.trust == .workload)
        #expect(!finding.cause.contains("rollbackWorkload"))
    }

    @Test func `an init container that crashes is named as one`() throws {
        let template = PodTemplate.make(.make(), initContainers: [.make("migrate", image: "migrate:2")])
        let scene = DeploymentScene.stalledRollout(from: old, to: template) {
            $0.ended(restarts: 3, container: "migrate")
        }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.cause.hasPrefix("init container 'migrate'"))
        #expect(finding.rollsBack(to: 1))
    }

    @Test func `a command that does not exist is rolled back, or left to people`() throws {
        let words = "failed to create containerd task: exec: \"servr\": executable file not found in $PATH: unknown"
        let scene = DeploymentScene.stalledRollout(from: old, to: new) {
            $0.ended("StartError", exitCode: 128, restarts: 1, message: words)
        }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.cause.contains("the command 'servr' does not exist in the image"))
        #expect(finding.rollsBack(to: 1))
        let alone = DeploymentScene.troubled {
            $0.ended("ContainerCannotRun", exitCode: 127, restarts: 1, message: "exec: \"run\": permission denied")
        }
        #expect(findings(of: alone).first?.cause.contains("may not be executed") == true)
        #expect(findings(of: alone).first?.remedyKinds == [.escalate])
    }

    @Test func `an init container that hangs waits for something`() throws {
        let template = PodTemplate.make(.make(), initContainers: [.make("wait")])
        let scene = DeploymentScene.stalledRollout(from: old, to: template, rolledOutAgo: 900) { pod in
            pod.scheduled().changed {
                $0.status.initContainerStatuses = [.running("wait", since: .ago(890), ready: false)]
            }
        }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.category == .crashDependency)
        #expect(finding.rollsBack(to: 1))
        #expect(finding.certainty < 0.8)
    }
}
