import Foundation
import KubernetesModel
import Testing

@testable import Lab

@Suite struct EndpointsTests {
    static func service(_ spec: JSONValue = [:], port: JSONValue = 8080) -> JSONValue {
        var members = spec
        members["selector"] = ["app": "web"]
        members["ports"] = [["name": "http", "port": 80, "targetPort": port]]
        return ["metadata": ["name": "web"], "spec": members]
    }

    @Test func `A service leads to its ready pods`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.service(), .services)
        try lab.create(Workloads.deployment(replicas: 2), .deployments)
        lab.advance(10)
        let subset = lab.object(.endpoints, "web")["subsets"]?[0]
        #expect(subset?["addresses"]?.arrayValue?.count == 2)
        #expect(subset?["notReadyAddresses"] == nil)
        #expect(subset?["ports"] == [["name": "http", "port": 8080, "protocol": "TCP"]])
        let slice = try #require(lab.objects(.endpointSlices).first)
        #expect(slice.labels["kubernetes.io/service-name"] == "web")
        #expect(slice["endpoints"]?.arrayValue?.allSatisfy { $0["conditions"]?["ready"] == true } ?? false)
    }

    @Test func `Pods that are not ready are told apart, unless the service publishes them`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.service(), .services)
        try lab.create(Workloads.deployment(image: "web:broken", replicas: 1), .deployments)
        lab.advance(10)
        #expect(lab.object(.endpoints, "web")["subsets"]?[0]?["notReadyAddresses"]?.arrayValue?.count == 1)
        #expect(lab.objects(.endpointSlices).first?["endpoints"]?[0]?["conditions"]?["ready"] == false)
        try lab.change(.services, "web") { $0[path: "spec", "publishNotReadyAddresses"] = true }
        #expect(lab.object(.endpoints, "web")["subsets"]?[0]?["addresses"]?.arrayValue?.count == 1)
    }

    @Test func `A port that no container names leads nowhere`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.service(port: "wrong"), .services)
        var deployment = Workloads.deployment(replicas: 1)
        deployment[path: "spec", "template", "spec", "containers"] = [
            ["name": "main", "image": "web:1", "ports": [["name": "http", "containerPort": 9090]]]
        ]
        try lab.create(deployment, .deployments)
        lab.advance(10)
        #expect(lab.object(.endpoints, "web")["subsets"] == nil)
        try lab.change(.services, "web") { $0[path: "spec", "ports"] = [["port": 80, "targetPort": "http"]] }
        #expect(lab.object(.endpoints, "web")["subsets"]?[0]?["ports"]?[0]?["port"] == 9090)
    }

    @Test func `Nothing is written where nothing changes, and what is written goes with its service`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.service(), .services)
        try lab.create(Workloads.deployment(replicas: 2), .deployments)
        lab.advance(10)
        let revision = lab.cluster.server.store.revision
        lab.advance(3600)
        #expect(lab.cluster.server.store.revision == revision)
        try lab.delete(.services, "web")
        lab.advance(1)
        #expect(lab.objects(.endpoints).isEmpty)
        #expect(lab.objects(.endpointSlices).isEmpty)
    }
}
