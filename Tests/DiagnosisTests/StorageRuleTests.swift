import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct StorageRuleTests {
    struct Pending: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let snapshot: ClusterSnapshot
        let words: String
    }

    private static let controller = "persistentvolume-controller"

    static let pending: [Pending] = {
        let plain = PersistentVolumeClaim.make()
        let named = PersistentVolumeClaim.make(storageClass: "fast")
        let manual = PersistentVolumeClaim.make(storageClass: "")
        let standard = StorageClass.make(isDefault: true)
        func event(_ reason: String, _ message: String, _ type: String = "Warning") -> Event {
            .make(reason, message, about: plain, type: type, by: controller)
        }
        return [
            Pending(
                testDescription: "a class that does not exist",
                snapshot: .with(
                    named, event("ProvisioningFailed", "storageclass.storage.k8s.io \"fast\" not found")),
                words: "storage class 'fast', which does not exist"),
            Pending(
                testDescription: "a class that does not exist, without an event", snapshot: .with(named, standard),
                words: "storage class 'fast', which does not exist"),
            Pending(
                testDescription: "no class and no default",
                snapshot: .with(
                    plain,
                    event(
                        "FailedBinding", "no persistent volumes available for this claim and no storage class is set",
                        "Normal")), words: "names no storage class"),
            Pending(
                testDescription: "a provisioner that fails",
                snapshot: .with(plain, standard, event("ProvisioningFailed", "Failed to provision volume: quota")),
                words: "cannot be provisioned"),
            Pending(
                testDescription: "a provisioner that does not answer",
                snapshot: .with(plain, standard, event("ExternalProvisioning", "Waiting for a volume", "Normal")),
                words: "external provisioner, which does not answer"),
            Pending(
                testDescription: "a volume that does not match",
                snapshot: .with(plain, standard, event("VolumeMismatch", "Cannot bind to requested volume: too small")),
                words: "cannot be bound to the volume it names"),
            Pending(
                testDescription: "no volume made by hand", snapshot: .with(manual, standard),
                words: "wants a volume made by hand"),
            Pending(
                testDescription: "a lost volume", snapshot: .with(PersistentVolumeClaim.make(phase: "Lost")),
                words: "has lost its volume"),
            Pending(
                testDescription: "nothing that says why", snapshot: .with(plain, standard), words: "nothing says why"),
        ]
    }()

    @Test(arguments: pending) func `a claim that is not bound says why, and is left to people`(_ pending: Pending)
        throws
    {
        let finding = try #require(findings(of: PersistentVolumeClaim.make(), in: pending.snapshot).first)
        #expect(finding.category == .storage)
        #expect(finding.cause.contains(pending.words))
        #expect(finding.remedyKinds == [.escalate])
        #expect(finding.object.kind == "PersistentVolumeClaim")
    }

    @Test func `the claim explains the pod that waits for it, and is told once`() throws {
        let claim = PersistentVolumeClaim.make(storageClass: "fast")
        let scene = DeploymentScene.stalledRollout(from: .make(), to: .make().mounting(claim: "data")) {
            $0.unschedulable("0/1 nodes are available: 1 pod has unbound immediate PersistentVolumeClaims.")
        }
        let found = findings(of: scene.deployment, in: .with(scene, claim, StorageClass.make()))
        #expect(found.map(\.rule) == ["claim-not-bound"])
    }

    @Test func `a claim that does not exist is rolled back where the newest revision names it`() throws {
        let scene = DeploymentScene.stalledRollout(
            from: .make().mounting(claim: "data"), to: .make().mounting(claim: "dta")
        ) {
            $0.unschedulable("0/1 nodes are available: persistentvolumeclaim \"dta\" not found.")
        }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.category == .storage)
        #expect(finding.rollsBack(to: 1))
    }

    private var shared: DeploymentScene {
        DeploymentScene.healthy(of: .make().mounting(claim: "data"), replicas: 2, age: 900).changed { scene in
            scene.pods[1] = Pod.make(of: scene.replicaSets[0], "1", age: 200).scheduled()
            scene.deployment.count(replicas: 2, updated: 2, ready: 1)
            scene.events = [
                .make(
                    "FailedAttachVolume",
                    "Multi-Attach error for volume \"pvc-1\" Volume is already used by pod(s) web-r1-0",
                    about: scene.pods[1], by: "attachdetach-controller", count: 3)
            ]
        }
    }

    @Test func `replicas that share a claim for one are scaled to those that are ready`() throws {
        let scene = shared
        let snapshot = ClusterSnapshot.with(scene, PersistentVolumeClaim.make(phase: "Bound"))
        let finding = try #require(findings(of: scene.deployment, in: snapshot).first)
        #expect(finding.rule == "shared-volume")
        #expect(finding.remedies == [Action(.scaleWorkload(replicas: 1), on: scene.deployment.reference)])
    }

    @Test func `what an autoscaler scales is never scaled`() throws {
        let scene = shared
        let snapshot = ClusterSnapshot.with(
            scene, PersistentVolumeClaim.make(phase: "Bound"), HorizontalPodAutoscaler.make())
        #expect(findings(of: scene.deployment, in: snapshot).allSatisfy { $0.remedyKinds == [.escalate] })
    }

    @Test func `a volume that an older revision's pod holds is not a matter of replicas`() throws {
        let scene = DeploymentScene.stalledRollout(
            from: .make().mounting(claim: "data"), to: .make(.make(image: "web:2")).mounting(claim: "data"), replicas: 1
        ) { $0.scheduled() }
        .saying(
            "FailedAttachVolume", "Multi-Attach error for volume \"pvc-1\" Volume is already used by pod(s) web-r1-0",
            container: nil)
        let finding = try #require(findings(of: scene).first)
        #expect(finding.rule == "mount-failed")
        #expect(finding.remedyKinds == [.escalate])
    }

    @Test func `the message with a cause beats the one that only says that time ran out`() throws {
        let scene = DeploymentScene.stalledRollout(from: .make(), to: .make(.make(image: "web:2"))) { $0.scheduled() }
            .saying(
                "FailedMount",
                "Unable to attach or mount volumes: unmounted volumes=[config]: timed out waiting for the condition",
                ago: 5, container: nil
            )
            .saying(
                "FailedMount", "MountVolume.SetUp failed for volume \"config\" : secret \"keys\" not found", ago: 15,
                container: nil)
        #expect(findings(of: scene).first?.cause.contains("Secret 'keys'") == true)
    }

    @Test func `a sandbox that cannot be made is its node's network`() throws {
        let scene = DeploymentScene.stalledRollout(from: .make(), to: .make(.make(image: "web:2"))) { $0.scheduled() }
            .saying(
                "FailedCreatePodSandBox",
                "Failed to create pod sandbox: Assigned 0 out of 1 requested IPv4 addresses; No more free affine blocks",
                container: nil)
        let finding = try #require(findings(of: scene).first)
        #expect(finding.category == .networkDNS)
        #expect(finding.cause == "node 'node-a' has no pod address left")
    }
}
