import Evidence
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Evidence

@Suite struct SurroundingsTests {
    private func subject(_ scenes: DeploymentScene..., objects: [any KubernetesObject] = []) -> EvidenceSubject {
        var snapshot = ClusterSnapshot.with()
        for scene in scenes { snapshot.add(scene) }
        for object in objects { snapshot.add(object) }
        return .of(scenes[0].deployment.reference, in: snapshot)
    }

    @Test func `A sibling that fails since the same time is told, and those that are well in one line`() async {
        let subject = subject(
            .troubled { $0.ended(restarts: 2, ran: 2, endedAgo: 60) },
            .troubled("cart") { $0.ended(restarts: 2, ran: 2, endedAgo: 90) },
            .troubled("batch") { $0.ended(restarts: 2, ran: 2, endedAgo: 5000) },
            .healthy("search"), .healthy("mail"))
        let gathered = await SiblingCollector().gather(subject)
        let (cart, batch) = (gathered.item(from: "deployment/cart"), gathered.item(from: "deployment/batch"))
        #expect(cart?.evidence.text.hasPrefix("fails too: CrashLoopBackOff, since ") == true)
        #expect(cart?.relevance ?? 0 > batch?.relevance ?? 1)
        #expect(
            gathered.item(from: "namespace/shop")?.evidence.text
                == "2 other workloads without trouble: deployment/mail, deployment/search")
        #expect(!gathered.items.contains { $0.evidence.source == "deployment/web" })
    }

    @Test func `Siblings are bounded, and the rest is counted`() async {
        var snapshot = ClusterSnapshot.with(DeploymentScene.troubled { $0.ended() })
        for number in 0..<20 { snapshot.add(DeploymentScene.healthy("other-\(number)")) }
        var limits = GatheringLimits()
        limits.siblings = 15
        let target = Deployment.make().reference
        let gathered = await SiblingCollector().gather(.of(target, in: snapshot), limits: limits)
        #expect(gathered.omissions == [Omission("5 more workloads of shop", because: "no more than 15 are looked at")])
    }

    @Test func `A node is told with what else fails there, and namespaces are not shown to each other`() async {
        let near = Pod.make("cart-1").ended()
        let far = Pod.make("secret-project-1", namespace: "other").ended()
        let subject = subject(
            .troubled { $0.ended() },
            objects: [
                Node.make("node-a").condition("MemoryPressure", "True", reason: "KubeletHasInsufficientMemory"), near,
                far,
            ])
        let gathered = await NodeCollector().gather(subject)
        #expect(
            gathered.item(from: "node/node-a")?.evidence.text == """
                MemoryPressure True (KubeletHasInsufficientMemory, 10 min); other pods that fail there: cart-1, 1 pod of \
                other namespaces
                """)
        #expect(gathered.items.first?.relevance == Relevance.failing)
    }

    @Test func `A node that is well rules the node out`() async {
        let gathered = await NodeCollector().gather(subject(.troubled { $0.ended() }))
        #expect(gathered.texts == ["ready, under no pressure"])
        #expect(gathered.items.first?.relevance == Relevance.well)
    }

    @Test func `A quota that is used up is told first`() async {
        let quota: JSONValue = [
            "kind": "ResourceQuota", "metadata": ["name": "team", "namespace": "shop"],
            "status": [
                "hard": ["limits.memory": "4Gi", "pods": "10", "requests.cpu": "2"],
                "used": ["limits.memory": "1Gi", "pods": "10", "requests.cpu": "500m"],
            ],
        ]
        let range: JSONValue = [
            "kind": "LimitRange", "metadata": ["name": "defaults", "namespace": "shop"],
            "spec": ["limits": [["type": "Container", "default": ["memory": "64Mi"], "max": ["cpu": "1"]]]],
        ]
        let gathered = await QuotaCollector(reader: FakeCluster([quota, range])).gather(subject(.healthy()))
        #expect(
            gathered.item(from: "resourcequota/team")?.evidence.text
                == "used up: pods 10 of 10, limits.memory 1Gi of 4Gi, requests.cpu 500m of 2")
        #expect(
            gathered.item(from: "limitrange/defaults")?.evidence.text == "Container: max cpu 1; default memory 64Mi")
    }

    @Test func `The disruption budgets of the pods are told`() async {
        var budget = PodDisruptionBudget()
        budget.metadata = ObjectMeta(name: "web", namespace: "shop")
        budget.spec.selector = LabelSelector(matchLabels: ["app": "web"])
        budget.status.currentHealthy = 1
        budget.status.desiredHealthy = 2
        budget.status.expectedPods = 2
        var other = budget
        other.metadata.name = "db"
        other.spec.selector = LabelSelector(matchLabels: ["app": "db"])
        let gathered = await BudgetCollector().gather(subject(.healthy(), objects: [budget, other]))
        #expect(gathered.texts == ["0 disruptions allowed now; 1 of 2 pods healthy, 2 wanted"])
    }

    @Test func `The owners are told up to the first that is not seen`() async {
        var scene = DeploymentScene.healthy()
        let rollout = OwnerReference(
            apiVersion: "argoproj.io/v1alpha1", kind: "Rollout", name: "web", uid: "uid-rollout")
        scene.deployment.metadata.ownerReferences = [rollout]
        scene.deployment.metadata.annotations[AnnotationKey.argoTracking] = "x"
        let gathered = await WorkloadCollector().gather(.of(scene))
        #expect(gathered.texts.first?.hasSuffix("owned by rollout/web; managed by Argo CD") == true)
        #expect(
            gathered.omissions == [
                Omission(
                    "rollout/web, an owner of argoproj.io/v1alpha1", because: "objects of kind Rollout are not read")
            ])
        #expect(gathered.objects.map(\.reference.shortName) == ["deployment/web", "deployment/web", "rollout/web"])
    }

    @Test func `An autoscaler at its maximum says so`() async {
        var autoscaler = HorizontalPodAutoscaler.make(
            condition: "ScalingLimited", "True", reason: "TooManyReplicas",
            message: "the desired count is beyond the maximum")
        autoscaler.status.currentReplicas = 10
        autoscaler.status.desiredReplicas = 10
        let gathered = await WorkloadCollector().gather(subject(.healthy(), objects: [autoscaler]))
        #expect(
            gathered.item(from: "horizontalpodautoscaler/web")?.evidence.text == """
                scales deployment/web between 1 and 10: now 10, wants 10, which is its maximum; ScalingLimited True \
                (TooManyReplicas, 60 min): the desired count is beyond the maximum
                """)
    }

    @Test func `The policies that match are told, and one that cannot be read allows nothing`() async {
        func policy(_ name: String, _ change: (inout AutonomyPolicy.Spec) -> Void) -> AutonomyPolicy {
            var spec = AutonomyPolicy.Spec(mode: .auto)
            change(&spec)
            return AutonomyPolicy(metadata: ObjectMeta(name: name), spec: spec)
        }
        var subject = subject(.healthy())
        subject.policies = [
            policy("a") { spec in
                spec.actions = [
                    AutonomyPolicy.ActionRule(kind: .rollbackWorkload, minConfidence: 0.8),
                    AutonomyPolicy.ActionRule(kind: .scaleWorkload, mode: .approve),
                ]
            },
            policy("b") { $0.namespaces = AutonomyPolicy.NamespaceSelector(matchNames: ["elsewhere"]) },
            policy("c") { $0.namespaces = AutonomyPolicy.NamespaceSelector(matchNames: []) },
            policy("d") { $0.killSwitch = true },
        ]
        let gathered = await PolicyCollector().gather(subject)
        #expect(
            gathered.items.map(\.evidence.source) == ["autonomypolicy/a", "autonomypolicy/c", "autonomypolicy/d"])
        #expect(
            gathered.texts.first
                == "mode Auto: rollbackWorkload Auto from confidence 0.8, scaleWorkload Approve; others Suggest at most"
        )
        #expect(gathered.texts.contains { $0.hasPrefix("allows nothing, because it cannot be understood") })
        #expect(gathered.texts.last == "mode Auto; its kill switch is on, so nothing is done")
    }

    @Test func `Earlier incidents are features, and nothing rests on them alone`() async {
        let past = PastIncident(
            incident: NamespacedName(namespace: "shop", name: "shop-web-0001"),
            features: IncidentFeatures(
                targetKind: "Deployment", targetName: "web", signalKinds: [.crashLoop], reasons: []),
            category: .image, decidedBy: .rules, rule: "image-unavailable", action: .rollbackWorkload, hasHelped: true,
            endedAt: .ago(259_200), similarity: 0.92)
        let history = FakeHistory([past])
        let gathered = await HistoryCollector(history: history).gather(subject(.troubled { $0.ended() }))
        #expect(
            gathered.texts == [
                "3 d ago, alike by 92 %: image, decided by rules (image-unavailable); rollbackWorkload helped"
            ])
        #expect(gathered.items.map(\.evidence.trust) == [.workload])
        #expect(history.asked?.targetKind == "Deployment")
        #expect(history.asked?.targetName == "web")
        #expect(history.asked?.signalKinds == [.crashLoop])
        #expect(history.asked?.reasons == ["CrashLoopBackOff"])
    }

    @Test func `A job of a schedule is compared by the schedule's name`() async {
        var job = Job.make("report-28391820")
        job.metadata.ownerReferences = [
            OwnerReference(apiVersion: "batch/v1", kind: "CronJob", name: "report", uid: "uid-cron")
        ]
        let history = FakeHistory()
        _ = await HistoryCollector(history: history).gather(.of(job.reference, in: .with(job)))
        #expect(history.asked?.targetName == "report")
    }
}
