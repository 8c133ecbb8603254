import Foundation
import KubernetesModel
import Testing

@testable import Lab

@Suite struct StatefulSetTests {
    static func set(_ replicas: Int, _ spec: JSONValue = [:]) -> JSONValue {
        var spec = spec
        spec["replicas"] = .integer(replicas)
        spec["serviceName"] = "db"
        return Workloads.workload("db", "db:1", spec)
    }

    static let claims: JSONValue = [
        [
            "metadata": ["name": "data"],
            "spec": ["accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "1Gi"]]],
        ]
    ]

    @Test func `Pods come one after the other, each with its claim`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.set(3, ["volumeClaimTemplates": Self.claims]), .statefulSets)
        lab.advance(1)
        #expect(lab.objects(.pods).map(\.name) == ["db-0"])
        lab.advance(20)
        #expect(lab.objects(.pods).map(\.name) == ["db-0", "db-1", "db-2"])
        #expect(lab.objects(.persistentVolumeClaims).map(\.name) == ["data-db-0", "data-db-1", "data-db-2"])
        let pod = lab.object(.pods, "db-1")
        #expect(pod["spec"]?["hostname"] == "db-1")
        #expect(pod["spec"]?["subdomain"] == "db")
        #expect(pod.labels["apps.kubernetes.io/pod-index"] == "1")
        let status = lab.status(.statefulSets, "db")
        #expect(status["readyReplicas"] == 3)
        #expect(status["currentRevision"] == status["updateRevision"])
        #expect(
            lab.events("StatefulSet").prefix(2) == [
                "SuccessfulCreate: create Claim data-db-0 Pod db-0 in StatefulSet db success",
                "SuccessfulCreate: create Pod db-0 in StatefulSet db successful",
            ])
    }

    @Test func `Parallel pods come at once`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.set(3, ["podManagementPolicy": "Parallel"]), .statefulSets)
        #expect(lab.objects(.pods).count == 3)
    }

    @Test func `An update goes from the last pod to the partition`() throws {
        let lab = WorkloadLab()
        let strategy: JSONValue = ["type": "RollingUpdate", "rollingUpdate": ["partition": 1]]
        try lab.create(Self.set(3, ["updateStrategy": strategy]), .statefulSets)
        lab.advance(20)
        try lab.change(.statefulSets, "db") { $0.setImage("db:2") }
        #expect(lab.objects(.pods).filter(\.isDeleting).map(\.name) == ["db-2"])
        lab.advance(30)
        let images = lab.objects(.pods).map { $0["spec"]?["containers"]?[0]?["image"]?.stringValue }
        #expect(images == ["db:1", "db:2", "db:2"])
        #expect(lab.objects(.controllerRevisions).count == 2)
        try lab.change(.statefulSets, "db") {
            $0[path: "spec", "updateStrategy", "rollingUpdate", "partition"] = 0
        }
        lab.advance(30)
        let status = lab.status(.statefulSets, "db")
        #expect(status["updatedReplicas"] == 3)
        #expect(status["currentRevision"] == status["updateRevision"])
    }

    @Test func `A broken update stops at its first pod, and old templates find their revision again`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.set(3), .statefulSets)
        lab.advance(20)
        let first = try #require(lab.objects(.controllerRevisions).first?.name)
        try lab.change(.statefulSets, "db") { $0.setImage("db:broken") }
        lab.advance(60)
        #expect(lab.status(.statefulSets, "db")["readyReplicas"] == 2)
        #expect(lab.status(.statefulSets, "db")["currentRevision"] == .string(first))
        try lab.change(.statefulSets, "db") { $0.setImage("db:1") }
        #expect(lab.status(.statefulSets, "db")["updateRevision"] == .string(first))
        #expect(lab.object(.controllerRevisions, first)["revision"] == 3)
    }

    @Test func `Too many pods go from the last on, and a failed one is made anew`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.set(3), .statefulSets)
        lab.advance(20)
        try lab.change(.statefulSets, "db") { $0[path: "spec", "replicas"] = 1 }
        lab.advance(20)
        #expect(lab.objects(.pods).map(\.name) == ["db-0"])
        let uid = lab.object(.pods, "db-0").uid
        lab.access.updateStatus(ObjectKey(.pods, namespace: "default", name: "db-0")) { $0["phase"] = "Failed" }
        lab.advance(20)
        #expect(lab.object(.pods, "db-0").uid != uid)
        #expect(
            lab.events("StatefulSet").contains(
                "RecreatingFailedPod: StatefulSet default/db is recreating failed Pod db-0"))
    }

    @Test(arguments: [("db-0", 0), ("db-12", 12), ("db-", nil), ("db-x", nil), ("other-1", nil), ("db-1-2", nil)])
    func `A pod's number is told by its name`(_ name: String, _ expected: Int?) {
        #expect(StatefulSetSpec.ordinal(of: name, in: "db") == expected)
    }
}
