import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Diagnosis

@Suite struct SchedulingTests {
    @Test(
        "the scheduler's words, old and new, tell the cause",
        arguments: [
            ("0/3 nodes are available: 3 Insufficient cpu.", .insufficient("cpu")),
            (
                "0/3 nodes are available: 1 Insufficient cpu, 2 Insufficient memory. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
                .insufficient("memory")
            ),
            ("0/2 nodes are available: 2 Insufficient nvidia.com/gpu.", .insufficient("nvidia.com/gpu")),
            ("0/2 nodes are available: 2 node(s) didn't match node selector.", .nodeSelector),
            ("0/2 nodes are available: 2 node(s) didn't match Pod's node affinity.", .nodeSelector),
            (
                "0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector. preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.",
                .nodeSelector
            ),
            (
                "0/1 nodes are available: 1 node(s) had taint {dedicated: gpu}, that the pod didn't tolerate.",
                .taint("dedicated=gpu")
            ),
            (
                "0/1 nodes are available: 1 node(s) had untolerated taint {dedicated: gpu}. preemption: none",
                .taint("dedicated=gpu")
            ),
            ("0/1 nodes are available: 1 node(s) had untolerated taint(s).", .taint(nil)),
            (
                "0/1 nodes are available: 1 node(s) had taint {node-role.kubernetes.io/master: }, that the pod didn't tolerate.",
                .taint("node-role.kubernetes.io/master")
            ),
            (
                "0/1 nodes are available: 1 node(s) had taint {node.kubernetes.io/not-ready: }, that the pod didn't tolerate.",
                .unhealthyNode("node.kubernetes.io/not-ready")
            ),
            (
                "0/2 nodes are available: 2 node(s) didn't match pod affinity/anti-affinity, 2 node(s) didn't match pod anti-affinity rules.",
                .podAntiAffinity
            ),
            ("0/2 nodes are available: 2 node(s) didn't satisfy existing pods anti-affinity rules.", .podAntiAffinity),
            ("0/2 nodes are available: 2 node(s) didn't match pod affinity rules.", .podAffinity),
            (
                "0/2 nodes are available: 2 node(s) didn't match pod topology spread constraints (missing required label).",
                .topologySpread
            ),
            ("0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.", .hostPorts),
            ("0/1 nodes are available: 1 Too many pods.", .tooManyPods),
            ("0/3 nodes are available: 3 node(s) were unschedulable.", .cordoned),
            ("0/3 nodes are available: 3 pod has unbound immediate PersistentVolumeClaims.", .unboundClaim),
            (
                "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: none",
                .unboundClaim
            ),
            ("persistentvolumeclaim \"data\" not found", .missingClaim("data")),
            ("0/3 nodes are available: persistentvolumeclaim \"data\" not found.", .missingClaim("data")),
            ("0/3 nodes are available: 3 node(s) had volume node affinity conflict.", .volumeAffinity),
            ("0/3 nodes are available: 3 node(s) didn't match PersistentVolume's node affinity.", .volumeAffinity),
            ("0/3 nodes are available: 3 node(s) had no available volume zone.", .volumeAffinity),
            ("0/3 nodes are available: 3 node(s) exceed max volume count.", .volumeLimit),
            (
                "0/1 nodes are available: 1 node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode already in-use by another pod.",
                .claimInUse
            ),
        ] as [(String, SchedulingFailure.Cause)])
    func cause(message: String, expected: SchedulingFailure.Cause) {
        #expect(SchedulingFailure(reason: "Unschedulable", message: message).reasons.first?.cause == expected)
    }

    @Test func `what keeps the most nodes away is the cause, and the rest is named`() throws {
        let failure = SchedulingFailure(
            reason: "Unschedulable",
            message:
                "0/9 nodes are available: 2 Insufficient cpu, 3 node(s) had untolerated taint(s), 4 node(s) were unschedulable."
        )
        #expect(failure.reasons.map(\.nodes) == [4, 3, 2])
        #expect(failure.reasons.map(\.cause) == [.cordoned, .taint(nil), .insufficient("cpu")])
    }

    @Test func `words that nobody knows are passed on`() throws {
        let scene = pending("0/1 nodes are available: 1 node(s) had a bad day.")
        let finding = try #require(findings(of: scene).first)
        #expect(finding.cause.contains("had a bad day"))
        #expect(finding.certainty < 0.8)
    }

    private func pending(
        _ message: String, from old: PodTemplate = .make(), to new: PodTemplate = .make(.make(image: "web:2"))
    ) -> DeploymentScene {
        .stalledRollout(from: old, to: new, rolledOutAgo: 60) { $0.unschedulable(message, since: 55) }
    }

    @Test func `a request that the newest revision raised is rolled back`() throws {
        let scene = pending(
            "0/1 nodes are available: 1 Insufficient cpu.", from: .make(.make(cpuRequest: "100m")),
            to: .make(.make(cpuRequest: "64")))
        let finding = try #require(findings(of: scene).first)
        #expect(finding.category == .scheduling)
        #expect(finding.rollsBack(to: 1))
        #expect(finding.cause.contains("64 for container 'web'"))
    }

    @Test func `a full cluster is not the revision's fault`() throws {
        let finding = try #require(findings(of: pending("0/1 nodes are available: 1 Insufficient cpu.")).first)
        #expect(finding.remedyKinds == [.escalate])
        #expect(finding.certainty == 1)
    }

    @Test func `a node selector that the newest revision brought is rolled back`() throws {
        let scene = pending(
            "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.",
            to: PodTemplate.make().selecting(["disk": "nvme"]))
        let finding = try #require(findings(of: scene).first)
        #expect(finding.rollsBack(to: 1))
        #expect(finding.certainty == 0.9)
    }

    @Test func `topology spread and host ports that the newest revision brought are rolled back`() throws {
        var (spread, port) = (PodTemplate.make(), PodTemplate.make())
        spread.spec.topologySpreadConstraints = [TopologySpreadConstraint()]
        port.spec.containers[0].ports = [ContainerPort()]
        port.spec.containers[0].ports[0].hostPort = 9100
        let cases = [
            ("2 node(s) didn't match pod topology spread constraints (missing required label)", spread),
            ("2 node(s) didn't have free ports for the requested pod ports", port),
        ]
        for (words, template) in cases {
            let message = "0/2 nodes are available: \(words)."
            let finding = try #require(findings(of: pending(message, to: template)).first)
            #expect(finding.rollsBack(to: 1))
            #expect(finding.certainty == 0.9)
            let same = try #require(findings(of: pending(message, from: template, to: template)).first)
            #expect(same.certainty < 0.8, "the revision before asked for the same")
        }
    }

    @Test func `cordoned nodes are named`() throws {
        let scene = pending("0/1 nodes are available: 1 node(s) were unschedulable.")
        var node = Node.make("node-b")
        node.spec.unschedulable = true
        let finding = try #require(findings(of: scene.deployment, in: .with(scene, node)).first)
        #expect(finding.evidence.contains { $0.text.contains("node-b") })
        #expect(finding.remedyKinds == [.escalate])
    }

    @Test func `scheduling gates`() throws {
        let scene = DeploymentScene.troubled { $0.unschedulable("", since: 2000, reason: "SchedulingGated") }
        #expect(findings(of: scene).first?.cause.contains("scheduling gates") == true)
    }
}
