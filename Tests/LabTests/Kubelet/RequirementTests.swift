import Foundation
import KubernetesModel
import Testing

@testable import Lab

struct RequirementTests {
    private func lab(_ requirement: Requirement) throws -> KubeletLab {
        try KubeletLab(["shop/web:1": .with { $0.requirements = [requirement] }])
    }

    private let probe: JSONValue = ["httpGet": ["path": "/", "port": 8080], "periodSeconds": 5]

    private func configMap(_ data: JSONValue) -> JSONValue {
        [
            "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "settings", "namespace": "default"],
            "data": data,
        ]
    }

    private func slice(ready: Bool) -> JSONValue {
        [
            "apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4",
            "metadata": [
                "name": "db-1", "namespace": "default", "labels": ["kubernetes.io/service-name": "db"],
            ],
            "ports": [["name": "", "port": 5432, "protocol": "TCP"]],
            "endpoints": [
                [
                    "addresses": ["10.244.9.9"], "conditions": ["ready": .bool(ready)],
                    "targetRef": ["kind": "Pod", "name": "db-0", "namespace": "default"],
                ]
            ],
        ]
    }

    private let service: JSONValue = [
        "apiVersion": "v1", "kind": "Service", "metadata": ["name": "db", "namespace": "default"],
        "spec": ["ports": [["port": 5432]]],
    ]

    @Test(
        arguments: [
            ([], false), ([["name": "MODE", "value": "slow"]], false), ([["name": "MODE", "value": "fast"]], true),
            ([["name": "SPEED", "value": "fast"], ["name": "MODE", "value": "$(SPEED)"]], true),
        ] as [(JSONValue, Bool)])
    func `Without its variable the program ends, and says why`(environment: JSONValue, works: Bool) throws {
        let lab = try lab(
            Requirement(
                .environment("MODE", oneOf: ["fast", "safe"]), otherwise: .exit(code: 2, after: .seconds(1)),
                says: "MODE is not set"))
        try lab.create(KubeletLab.pod("web", ["env": environment]))
        lab.advance(8)
        #expect((lab.container()["state"]?["running"] != nil) == works)
        #expect(lab.container()["lastState"]?["terminated"]?["exitCode"]?.intValue == (works ? nil : 2))
        #expect(lab.log() == (works ? [] : ["MODE is not set"]))
    }

    @Test func `A file of a ConfigMap is read as it is now`() throws {
        let lab = try lab(
            Requirement(.file("/etc/app/mode", containing: "fast"), otherwise: .isNotReady, says: "no mode"))
        try lab.create(configMap(["mode": "slow"]), .configMaps)
        try lab.create(
            KubeletLab.pod(
                "web", ["readinessProbe": probe, "volumeMounts": [["name": "settings", "mountPath": "/etc/app"]]],
                spec: ["volumes": [["name": "settings", "configMap": ["name": "settings"]]]]))
        lab.advance(20)
        #expect(lab.container()["ready"] == false)
        #expect(lab.events().last?.hasSuffix("HTTP probe failed with statuscode: 503") == true)
        #expect(lab.log() == ["no mode"])
        try lab.access.update(ObjectKey(.configMaps, namespace: "default", name: "settings")) {
            $0["data"] = ["mode": "fast"]
        }
        lab.advance(10)
        #expect(lab.container()["ready"] == true)
    }

    @Test func `A program is ready as long as the service that it needs is`() throws {
        let lab = try lab(Requirement(.service("db", port: 5432), otherwise: .isNotReady))
        try lab.create(service, ServiceEndpoints.services)
        try lab.create(KubeletLab.pod("web", ["readinessProbe": probe]))
        lab.advance(10)
        #expect(lab.container()["ready"] == false)
        try lab.create(slice(ready: true), KubeletLab.slices)
        lab.advance(10)
        #expect(lab.container()["ready"] == true)
        try lab.access.update(ObjectKey(KubeletLab.slices, namespace: "default", name: "db-1")) {
            $0["endpoints"] = slice(ready: false)["endpoints"]
        }
        lab.advance(30)
        #expect(lab.container()["ready"] == false)
    }

    @Test func `A file that a program ends without is read at its start, and no matter later`() throws {
        let lab = try lab(
            Requirement(.file("/etc/app/mode", containing: "fast"), otherwise: .exit(code: 1, after: .seconds(5))))
        try lab.create(configMap(["mode": "fast"]), .configMaps)
        let pod = KubeletLab.pod(
            "web", ["volumeMounts": [["name": "settings", "mountPath": "/etc/app"]]],
            spec: ["volumes": [["name": "settings", "configMap": ["name": "settings"]]]])
        try lab.create(pod)
        lab.advance(60)
        try lab.access.update(ObjectKey(.configMaps, namespace: "default", name: "settings")) {
            $0["data"] = ["mode": "slow"]
        }
        lab.advance(60)
        #expect(lab.container()["restartCount"] == 0)
        try lab.access.delete(lab.key("web"))
        lab.advance(5)
        try lab.create(pod)
        lab.advance(10)
        #expect(lab.container()["restartCount"] == 1)
    }

    @Test func `A program that ends without a service ends when it loses it`() throws {
        let lab = try lab(Requirement(.service("db", port: nil), otherwise: .exit(code: 1, after: .seconds(5))))
        try lab.create(service, ServiceEndpoints.services)
        try lab.create(slice(ready: true), KubeletLab.slices)
        try lab.create(KubeletLab.pod())
        lab.advance(60)
        #expect(lab.container()["restartCount"] == 0)
        try lab.access.update(ObjectKey(KubeletLab.slices, namespace: "default", name: "db-1")) { $0["endpoints"] = [] }
        lab.advance(30)
        #expect(lab.container()["lastState"]?["terminated"]?["exitCode"] == 1)
    }
}
