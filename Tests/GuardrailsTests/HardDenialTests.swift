import Foundation
import Guardrails
import Incidents
import KubernetesModel
import Testing

@Suite struct `Hard denials` {
    private static let changes: [Action.Change] = [
        .restartPod, .rolloutRestart, .rollbackWorkload(toRevision: 2), .scaleWorkload(replicas: 3),
        .setResources(ResourceChange(container: "web", memoryLimit: "100Mi")), .retryJob,
    ]

    private static let forbidden: [(apiVersion: String, kind: String)] = [
        ("v1", "Namespace"), ("v1", "PersistentVolume"), ("v1", "PersistentVolumeClaim"), ("v1", "Secret"),
        ("v1", "ConfigMap"), ("v1", "Service"), ("v1", "Node"), ("v1", "ServiceAccount"),
        ("apiextensions.k8s.io/v1", "CustomResourceDefinition"), ("rbac.authorization.k8s.io/v1", "Role"),
        ("rbac.authorization.k8s.io/v1", "RoleBinding"), ("rbac.authorization.k8s.io/v1", "ClusterRole"),
        ("rbac.authorization.k8s.io/v1", "ClusterRoleBinding"),
        ("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration"),
        ("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration"),
        ("apiregistration.k8s.io/v1", "APIService"), ("midwatch.dev/v1alpha1", "AutonomyPolicy"),
        ("midwatch.dev/v1alpha1", "Incident"), ("midwatch.dev/v1alpha1", "ActionRequest"),
        ("example.com/v1", "Deployment"), ("apps.example.com/v1", "Deployment"), ("apps/v1", "Pod"), ("v1", "Job"),
        ("", "Deployment"),
    ]

    @Test(arguments: forbidden)
    func `No action ever touches a kind that it does not know how to change`(apiVersion: String, kind: String) {
        var situation = Situation()
        for change in Self.changes {
            situation.propose(
                change,
                on: ObjectReference(apiVersion: apiVersion, kind: kind, namespace: "shop", name: "checkout", uid: "u1"))
            #expect(situation.verdict.decision.state == .denied, "\(change)")
            #expect(situation.verdict.decision.by == "guardrail/kind")
            #expect(situation.verdict.holdUntil == nil)
        }
    }

    private static let knownTargets: [Action.Kind: [String]] = [
        .restartPod: ["v1 Pod"],
        .rolloutRestart: ["apps/v1 Deployment", "apps/v1 StatefulSet", "apps/v1 DaemonSet"],
        .rollbackWorkload: ["apps/v1 Deployment", "apps/v1 StatefulSet", "apps/v1 DaemonSet"],
        .scaleWorkload: ["apps/v1 Deployment", "apps/v1 StatefulSet"],
        .setResources: ["apps/v1 Deployment", "apps/v1 StatefulSet", "apps/v1 DaemonSet"],
        .retryJob: ["batch/v1 Job"],
    ]

    @Test(arguments: changes)
    func `Each action is allowed on its own kinds and on no other of them`(change: Action.Change) {
        var situation = Situation()
        let all = Set(Self.knownTargets.values.joined())
        let kind = Action(change, on: .checkout).kind
        for target in all {
            let parts = target.split(separator: " ").map(String.init)
            situation.propose(
                change,
                on: ObjectReference(
                    apiVersion: parts[0], kind: parts[1], namespace: "shop", name: "checkout", uid: "u1"))
            let isKnown = Self.knownTargets[kind]?.contains(target) ?? false
            #expect((situation.verdict.decision.state == .auto) == isKnown, "\(kind) on \(target)")
        }
    }

    @Test func `An object without a namespace is never changed`() {
        var situation = Situation()
        situation.propose(
            .rolloutRestart, on: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", namespace: nil, name: "x"))
        #expect(situation.verdict.decision.state == .denied)
    }

    @Test func `Facts of another object allow nothing`() {
        var situation = Situation()
        situation.facts.reference.name = "cart"
        #expect(situation.verdict.decision.by == "guardrail/target")
    }

    @Test func `Midwatch does not touch its own namespace, whatever names it`() {
        var situation = Situation()
        situation.ownNamespace = "shop"
        situation.policies = [.automatic().changing { $0.namespaces = .init(matchNames: ["shop"]) }]
        #expect(situation.verdict.decision.state == .denied)
        #expect(situation.verdict.decision.by == "guardrail/own-namespace")
    }

    @Test func `The system namespace is open only where a matching policy names it`() {
        var situation = Situation()
        var reference = ObjectReference.checkout
        reference.namespace = "kube-system"
        situation.propose(.rolloutRestart, on: reference)
        #expect(situation.verdict.decision.by == "guardrail/kube-system")
        situation.policies = [.automatic().changing { $0.namespaces = .init(matchLabels: ["team": "shop"]) }]
        #expect(situation.verdict.decision.by == "guardrail/kube-system")
        situation.policies.append(.automatic("b").changing { $0.namespaces = .init(matchNames: ["shop"]) })
        #expect(situation.verdict.decision.by == "guardrail/kube-system")
        situation.policies.append(.automatic("c").changing { $0.namespaces = .init(matchNames: ["kube-system"]) })
        #expect(situation.verdict.decision.state == .auto)
    }

    @Test(arguments: [0, -1, Int.min])
    func `Nothing is scaled to zero`(replicas: Int) {
        var situation = Situation()
        situation.propose(.scaleWorkload(replicas: replicas))
        #expect(situation.verdict.decision.state == .denied)
        #expect(situation.verdict.decision.by == "guardrail/scale-to-zero")
    }

    @Test func `What an autoscaler owns is not scaled, but may be repaired otherwise`() {
        var situation = Situation()
        situation.facts.autoscaler = "checkout-hpa"
        #expect(situation.verdict.decision.state == .auto)
        situation.propose(.scaleWorkload(replicas: 5))
        #expect(situation.verdict.decision.state == .denied)
        #expect(
            situation.verdict.decision.reasons[0]
                == "the autoscaler checkout-hpa owns the replicas of deployment/checkout")
    }

    @Test(arguments: ["HorizontalPodAutoscaler", "horizontalpodautoscalers", "horizontalpodautoscalers.autoscaling"])
    func `Where autoscalers cannot be read, a person decides on scaling`(unseen: String) {
        var situation = Situation()
        situation.facts.unseen = [unseen]
        situation.propose(.scaleWorkload(replicas: 5))
        #expect(situation.verdict.decision.state == .awaitingApproval)
        situation.propose(.rolloutRestart)
        #expect(situation.verdict.decision.state == .auto)
    }

    @Test func `What is marked to be ignored is left alone`() {
        var situation = Situation()
        situation.facts.isIgnored = true
        #expect(situation.verdict.decision.state == .denied)
        #expect(situation.verdict.decision.by == "guardrail/ignored")
    }

    @Test func `What GitOps manages gets a proposed change for Git`() {
        var situation = Situation()
        situation.facts.gitOpsManager = "Argo CD application shop"
        #expect(situation.verdict.decision.state == .suggestOnly)
        #expect(
            situation.verdict.decision.reasons == [
                "deployment/checkout is managed by Argo CD application shop: propose the change in Git"
            ])
    }

    @Test func `A kill switch stops what its policy matches, and nothing else`() {
        var situation = Situation()
        situation.policies.append(.automatic("stop").changing { $0.killSwitch = true })
        #expect(situation.verdict.decision.state == .denied)
        #expect(situation.verdict.decision.by == "policy/stop")
        situation.policies[1].spec.namespaces = .init(matchNames: ["pay"])
        #expect(situation.verdict.decision.state == .auto)
    }

    @Test(arguments: [
        (0, 50, true), (50, 50, true), (51, 50, false), (100, 99, false), (100, 100, true), (1, 0, false),
        (50, nil, true),
        (51, nil, false),
    ])
    func `No more than its share of a workload is touched`(percent: Int, most: Int?, isAllowed: Bool) {
        var situation = Situation()
        situation.proposal.blastRadius = .init(pods: 1, percent: percent)
        situation.policies = [.automatic().limiting({ $0.maxPodsPercent = most })]
        #expect(situation.verdict.decision.state == (isAllowed ? .auto : .denied))
    }

    @Test func `An unknown share of a workload needs a person`() {
        var situation = Situation()
        situation.proposal.blastRadius = nil
        #expect(situation.verdict.decision.state == .awaitingApproval)
    }
}
