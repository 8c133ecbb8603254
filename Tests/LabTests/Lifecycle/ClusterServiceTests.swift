import KubernetesModel
import Testing

@testable import Lab

struct ClusterServiceTests {
    private let services = "/api/v1/namespaces/default/services"
    private let claims = "/api/v1/namespaces/default/persistentvolumeclaims"

    @Test func `Services get addresses of their own and keep them`() async throws {
        let lab = TestLab()
        var addresses: Set<String> = []
        for number in 0..<20 {
            let body: JSONValue = [
                "metadata": ["name": .string("s\(number)")],
                "spec": ["ports": [["port": 80]], "selector": ["app": "web"]],
            ]
            let created = try await lab.send("POST", services, body).body
            addresses.insert(created["spec"]?["clusterIP"]?.stringValue ?? "")
            #expect(created["spec"]?["clusterIPs"]?[0] == created["spec"]?["clusterIP"])
        }
        #expect(addresses.count == 20 && addresses.allSatisfy { $0.hasPrefix("10.96.") })
        let moved = try await lab.send(
            "PATCH", "\(services)/s0", ["spec": ["clusterIP": "10.96.9.9"]], type: "application/merge-patch+json")
        #expect(moved.status == 422)
    }

    @Test func `Ports of nodes are given where the type wants them`() async throws {
        let lab = TestLab()
        let body: JSONValue = [
            "metadata": ["name": "s"],
            "spec": ["type": "NodePort", "ports": [["name": "a", "port": 80], ["name": "b", "port": 81]]],
        ]
        let created = try await lab.send("POST", services, body).body
        let ports = (created["spec"]?["ports"]?.arrayValue ?? []).compactMap { $0["nodePort"]?.intValue }
        #expect(Set(ports).count == 2 && ports.allSatisfy { 30_000...32_767 ~= $0 })
    }

    @Test func `A claim that a pod uses is held until the pod is gone`() async throws {
        let lab = TestLab()
        let claim: JSONValue = [
            "metadata": ["name": "data"],
            "spec": ["accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "1Gi"]]],
        ]
        #expect(try await lab.send("POST", claims, claim).status == 201)
        var pod = Objects.pod("web")
        pod[path: "spec", "volumes"] = [["name": "data", "persistentVolumeClaim": ["claimName": "data"]]]
        #expect(try await lab.send("POST", "/api/v1/namespaces/default/pods", pod).status == 201)
        try await lab.send("DELETE", "\(claims)/data")
        #expect(try await lab.send("GET", "\(claims)/data").body.isDeleting)
        try await lab.send("DELETE", "/api/v1/namespaces/default/pods/web")
        #expect(try await lab.send("GET", "\(claims)/data").status == 404)
    }

    @Test func `Events are forgotten an hour after they were last written`() async throws {
        let lab = TestLab()
        let events = "/api/v1/namespaces/default/events"
        func event(_ name: String) -> JSONValue {
            [
                "metadata": ["name": .string(name)],
                "involvedObject": ["kind": "Pod", "namespace": "default", "name": "p"],
                "reason": "Testing", "type": "Normal", "message": "m",
            ]
        }
        try await lab.send("POST", events, event("old"))
        try await lab.send("POST", events, event("counted"))
        lab.advance(seconds: 3000)
        try await lab.send("PATCH", "\(events)/counted", ["count": 2], type: "application/merge-patch+json")
        lab.advance(seconds: 700)
        try await lab.send("POST", events, event("new"))
        #expect(try await lab.send("GET", events).names == ["counted", "new"])
    }

    @Test func `An event is served by both groups in their own words`() async throws {
        let lab = TestLab()
        let event: JSONValue = [
            "metadata": ["name": "e"], "involvedObject": ["kind": "Pod", "namespace": "default", "name": "p"],
            "reason": "Testing", "type": "Normal", "message": "words", "source": ["component": "kubelet"],
        ]
        try await lab.send("POST", "/api/v1/namespaces/default/events", event)
        let other = try await lab.send("GET", "/apis/events.k8s.io/v1/namespaces/default/events/e").body
        #expect(other["note"] == "words" && other["regarding"]?["name"] == "p" && other["involvedObject"] == nil)
        let found = try await lab.send(
            "GET", "/apis/events.k8s.io/v1/namespaces/default/events?fieldSelector=regarding.name%3Dp")
        #expect(found.names == ["e"])
    }
}
