import Foundation
import KubernetesModel
import Testing

@testable import Lab

@Suite struct DeploymentTests {
    @Test func `A deployment comes to be available`() throws {
        let lab = WorkloadLab()
        try lab.create(Workloads.deployment(), .deployments)
        lab.advance(10)
        let deployment = lab.object(.deployments, "web")
        #expect(deployment["status"]?["availableReplicas"] == 3)
        #expect(deployment["status"]?["observedGeneration"] == 1)
        #expect(deployment.annotations["deployment.kubernetes.io/revision"] == "1")
        let set = try #require(lab.objects(.replicaSets).first)
        #expect(
            lab.conditions(.deployments, "web") == [
                "Available=True MinimumReplicasAvailable", "Progressing=True NewReplicaSetAvailable",
            ])
        #expect(
            Conditions.condition("Progressing", in: deployment["status"])?["message"]
                == .string("ReplicaSet \"\(set.name)\" has successfully progressed."))
        #expect(lab.events("Deployment") == ["ScalingReplicaSet: Scaled up replica set \(set.name) from 0 to 3"])
        #expect(lab.events("ReplicaSet").count == 3)
        #expect(lab.objects(.pods).allSatisfy { $0.name.hasPrefix("\(set.name)-") })
    }

    @Test func `A new template rolls out within the bounds`() throws {
        let lab = WorkloadLab()
        try lab.create(Workloads.deployment(replicas: 4), .deployments)
        lab.advance(10)
        try lab.change(.deployments, "web") { $0.setImage("web:2") }
        var least = Int.max
        for _ in 0..<20 {
            lab.advance(0.5)
            least = min(least, lab.status(.deployments, "web")["availableReplicas"]?.intValue ?? 0)
            #expect(lab.objects(.pods).count(where: { !$0.isDeleting }) <= 5)
        }
        #expect(least >= 3)
        #expect(lab.status(.deployments, "web")["updatedReplicas"] == 4)
        #expect(lab.status(.deployments, "web")["replicas"] == 4)
        #expect(lab.object(.deployments, "web").annotations["deployment.kubernetes.io/revision"] == "2")
        #expect(lab.objects(.pods).count == 4)
    }

    @Test func `A template of old finds its ReplicaSet again`() throws {
        let lab = WorkloadLab()
        try lab.create(Workloads.deployment(), .deployments)
        lab.advance(10)
        let first = try #require(lab.objects(.replicaSets).first?.name)
        try lab.change(.deployments, "web") { $0.setImage("web:broken") }
        lab.advance(30)
        #expect(lab.status(.deployments, "web")["availableReplicas"] == 3)
        #expect(lab.status(.deployments, "web")["updatedReplicas"] == 1)
        try lab.change(.deployments, "web") { $0.setImage("web:1") }
        lab.advance(30)
        #expect(lab.objects(.replicaSets).count == 2)
        let set = lab.object(.replicaSets, first)
        #expect(set.annotations["deployment.kubernetes.io/revision"] == "3")
        #expect(set.annotations["deployment.kubernetes.io/revision-history"] == "1")
        #expect(lab.status(.deployments, "web")["updatedReplicas"] == 3)
        #expect(lab.objects(.pods).count == 3)
    }

    @Test func `A rollout that does not come forward is said to have timed out`() throws {
        let lab = WorkloadLab()
        try lab.create(Workloads.deployment(["progressDeadlineSeconds": 60], image: "web:broken"), .deployments)
        lab.advance(60)
        #expect(lab.conditions(.deployments, "web").contains("Progressing=True ReplicaSetUpdated"))
        lab.advance(10)
        let set = try #require(lab.objects(.replicaSets).first?.name)
        let progress = Conditions.condition("Progressing", in: lab.status(.deployments, "web"))
        #expect(progress?["status"] == "False")
        #expect(progress?["reason"] == "ProgressDeadlineExceeded")
        #expect(progress?["message"] == .string("ReplicaSet \"\(set)\" has timed out progressing."))
        #expect(lab.conditions(.deployments, "web").contains("Available=False MinimumReplicasUnavailable"))
    }

    @Test func `A paused deployment rolls nothing out until it is resumed`() throws {
        let lab = WorkloadLab()
        try lab.create(Workloads.deployment(), .deployments)
        lab.advance(10)
        try lab.change(.deployments, "web") {
            $0[path: "spec", "paused"] = true
            $0.setImage("web:2")
        }
        lab.advance(10)
        #expect(lab.objects(.replicaSets).count == 1)
        #expect(lab.conditions(.deployments, "web").contains("Progressing=Unknown DeploymentPaused"))
        try lab.change(.deployments, "web") { $0[path: "spec", "replicas"] = 5 }
        lab.advance(10)
        #expect(lab.status(.deployments, "web")["availableReplicas"] == 5)
        try lab.change(.deployments, "web") { $0[path: "spec", "paused"] = false }
        lab.advance(20)
        #expect(lab.status(.deployments, "web")["updatedReplicas"] == 5)
    }

    @Test func `A recreated deployment has never pods of two revisions`() throws {
        let lab = WorkloadLab()
        try lab.create(Workloads.deployment(["strategy": ["type": "Recreate"]]), .deployments)
        lab.advance(10)
        try lab.change(.deployments, "web") { $0.setImage("web:2") }
        for _ in 0..<40 {
            #expect(Set(lab.objects(.pods).compactMap { $0.labels[TemplateHash.label] }).count <= 1)
            lab.advance(0.25)
        }
        #expect(lab.status(.deployments, "web")["updatedReplicas"] == 3)
        #expect(lab.status(.deployments, "web")["availableReplicas"] == 3)
    }

    @Test func `Pods that are refused show at the deployment`() throws {
        let lab = WorkloadLab()
        var deployment = Workloads.deployment()
        deployment[path: "spec", "template", "spec", "serviceAccountName"] = "nobody"
        try lab.create(deployment, .deployments)
        lab.advance(60)
        let failure = Conditions.condition("ReplicaFailure", in: lab.status(.deployments, "web"))
        #expect(failure?["reason"] == "FailedCreate")
        #expect(failure?["message"]?.stringValue?.contains("serviceaccount \"nobody\" not found") ?? false)
        #expect(lab.events("ReplicaSet").contains { $0.hasPrefix("FailedCreate: Error creating: pods \"") })
    }

    @Test func `Only so many old ReplicaSets are kept`() throws {
        let lab = WorkloadLab()
        try lab.create(Workloads.deployment(["revisionHistoryLimit": 2], replicas: 1), .deployments)
        for number in 2...6 {
            lab.advance(20)
            try lab.change(.deployments, "web") { $0.setImage("web:\(number)") }
        }
        lab.advance(20)
        let revisions = lab.objects(.replicaSets).compactMap { $0.annotations["deployment.kubernetes.io/revision"] }
        #expect(revisions.sorted() == ["4", "5", "6"])
    }

    @Test func `Pods are available only after the minimum time`() throws {
        let lab = WorkloadLab()
        try lab.create(Workloads.deployment(["minReadySeconds": 30]), .deployments)
        lab.advance(20)
        #expect(lab.status(.deployments, "web")["readyReplicas"] == 3)
        #expect(lab.status(.deployments, "web")["availableReplicas"] == nil)
        lab.advance(13)
        #expect(lab.status(.deployments, "web")["availableReplicas"] == 3)
    }
}
