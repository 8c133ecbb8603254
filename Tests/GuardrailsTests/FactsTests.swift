import ControllerRuntime
import Foundation
import Guardrails
import Incidents
import KubernetesModel
import Testing

@Suite struct `Facts` {
    private static let live: JSONValue = [
        "apiVersion": "apps/v1", "kind": "Deployment",
        "metadata": ["name": "checkout", "namespace": "shop", "uid": "u1", "labels": ["app": "checkout"]],
        "spec": [
            "replicas": 4,
            "template": [
                "spec": [
                    "initContainers": [["name": "init", "resources": ["limits": ["memory": "16Mi"]]]],
                    "containers": [["name": "web", "resources": ["limits": ["memory": "64Mi"]]], ["name": "side"]],
                ]
            ],
        ],
    ]

    private var snapshot: ClusterSnapshot {
        var snapshot = ClusterSnapshot()
        var namespace = Namespace()
        namespace.metadata = ObjectMeta(name: "shop", labels: ["team": "shop"])
        _ = snapshot.namespaces.apply(namespace)
        var deployment = Deployment()
        deployment.metadata = ObjectMeta(name: "checkout", namespace: "shop", labels: ["app": "checkout"])
        deployment.metadata.uid = "u1"
        deployment.metadata.resourceVersion = "1"
        _ = snapshot.deployments.apply(deployment)
        var replicaSet = ReplicaSet()
        replicaSet.metadata = ObjectMeta(name: "checkout-7f", namespace: "shop")
        replicaSet.metadata.uid = "u2"
        replicaSet.metadata.ownerReferences = [
            OwnerReference(apiVersion: "apps/v1", kind: "Deployment", name: "checkout", uid: "u1")
        ]
        _ = snapshot.replicaSets.apply(replicaSet)
        return snapshot
    }

    private func facts(
        _ live: JSONValue = live, of reference: ObjectReference = .checkout, in snapshot: ClusterSnapshot? = nil
    ) -> TargetFacts {
        TargetFacts(live: live, reference: reference, snapshot: snapshot ?? self.snapshot)
    }

    @Test func `A workload is its own scope, with the labels of its namespace`() {
        let facts = facts()
        #expect(facts.scope.namespace == "shop")
        #expect(facts.scope.namespaceLabels == ["team": "shop"])
        #expect(facts.scope.kind == "Deployment")
        #expect(facts.scope.labels == ["app": "checkout"])
        #expect(facts.replicas == 4)
        #expect(facts.gitOpsManager == nil)
        #expect(!facts.isIgnored)
        #expect(facts.baselines["web"]?.limits.memory == "64Mi")
        #expect(facts.baselines["init"]?.limits.memory == "16Mi")
        #expect(facts.baselines["side"] == ResourceRequirements())
    }

    private static let pod: JSONValue = [
        "metadata": [
            "name": "checkout-7f-x", "namespace": "shop", "uid": "u3",
            "ownerReferences": [
                ["apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "checkout-7f", "uid": "u2", "controller": true]
            ],
        ]
    ]
    private static let podReference = ObjectReference(
        apiVersion: "v1", kind: "Pod", namespace: "shop", name: "checkout-7f-x", uid: "u3")

    @Test func `A pod is in the scope of its Deployment`() {
        let facts = facts(Self.pod, of: Self.podReference)
        #expect(facts.scope.kind == "Deployment")
        #expect(facts.scope.name == "checkout")
        #expect(facts.scope.labels == ["app": "checkout"])
    }

    @Test func `Where a namespace is not seen its labels are not known`() {
        #expect(facts(in: ClusterSnapshot()).scope.namespaceLabels == nil)
    }

    @Test(arguments: [
        (
            "annotations", "argocd.argoproj.io/tracking-id", "shop:apps/Deployment:shop/checkout",
            "Argo CD application shop"
        ),
        ("labels", "argocd.argoproj.io/instance", "shop", "Argo CD application shop"),
        ("labels", "kustomize.toolkit.fluxcd.io/name", "apps", "Flux Kustomization apps"),
        ("labels", "helm.toolkit.fluxcd.io/name", "web", "Flux HelmRelease web"),
    ])
    func `The marks of GitOps controllers are known`(map: String, key: String, value: String, manager: String) {
        var live = Self.live
        live[path: "metadata", map] = .object([key: .string(value)])
        #expect(facts(live).gitOpsManager == manager)
    }

    @Test func `A mark on an owner counts for what it owns`() {
        var snapshot = snapshot
        var deployment = snapshot.object(\.deployments, named: "checkout", in: "shop") ?? Deployment()
        deployment.metadata.labels["argocd.argoproj.io/instance"] = "shop"
        deployment.metadata.annotations["midwatch.dev/ignore"] = "true"
        deployment.metadata.resourceVersion = "2"
        _ = snapshot.deployments.apply(deployment)
        let facts = facts(Self.pod, of: Self.podReference, in: snapshot)
        #expect(facts.gitOpsManager == "Argo CD application shop")
        #expect(facts.isIgnored)
    }

    @Test(arguments: [("true", true), ("false", false), ("", false)])
    func `The ignore mark is the text true`(text: String, isIgnored: Bool) {
        var live = Self.live
        live[path: "metadata", "annotations"] = .object(["midwatch.dev/ignore": .string(text)])
        #expect(facts(live).isIgnored == isIgnored)
    }

    @Test func `The ignore mark on a namespace counts for what is in it`() {
        var snapshot = ClusterSnapshot()
        var namespace = Namespace()
        namespace.metadata = ObjectMeta(name: "shop")
        namespace.metadata.annotations = ["midwatch.dev/ignore": "true"]
        _ = snapshot.namespaces.apply(namespace)
        #expect(facts(in: snapshot).isIgnored)
    }

    @Test func `The autoscaler of a workload is found`() {
        var snapshot = snapshot
        var autoscaler = HorizontalPodAutoscaler()
        autoscaler.metadata = ObjectMeta(name: "hpa", namespace: "shop")
        autoscaler.spec.scaleTargetRef = ObjectReference(
            apiVersion: "apps/v1", kind: "Deployment", namespace: nil, name: "checkout")
        _ = snapshot.autoscalers.apply(autoscaler)
        #expect(facts(in: snapshot).autoscaler == "hpa")
    }

    @Test func `Kinds that cannot be read are told`() {
        var snapshot = snapshot
        snapshot.unseen = ["HorizontalPodAutoscaler": "forbidden"]
        #expect(facts(in: snapshot).unseen == ["HorizontalPodAutoscaler"])
    }

    @Test func `A limit that Midwatch raised is measured from where it began`() {
        var history = ResourceHistory()
        var raised = ResourceRequirements.web
        raised.limits.memory = "128Mi"
        history.record("web", from: .web, to: raised)
        var live = Self.live
        live[path: "metadata", "annotations"] = .object([ResourceHistory.annotation: .string(history.text)])
        func baseline(at limit: JSONValue) -> Quantity? {
            live[path: "spec", "template", "spec", "containers"] = [
                ["name": "web", "resources": ["limits": ["memory": limit]]]
            ]
            return facts(live).baselines["web"]?.limits.memory
        }
        #expect(baseline(at: "128Mi") == "64Mi")
        #expect(baseline(at: "134217728") == "64Mi")
        // Someone else has set it since.
        #expect(baseline(at: "200Mi") == "200Mi")
    }

    @Test func `A history that cannot be read gives no baseline`() {
        var live = Self.live
        live[path: "metadata", "annotations"] = .object([ResourceHistory.annotation: "?"])
        #expect(facts(live).baselines.isEmpty)
    }
}
