import Foundation
import KubernetesModel
import Testing

@testable import Lab

struct ProbingTests {
    private func lab(_ change: (inout Program) -> Void) throws -> KubeletLab {
        try KubeletLab(["shop/web:1": .with(change)])
    }

    private func readiness(_ port: Int = 8080, path: String = "/healthz") -> JSONValue {
        ["readinessProbe": ["httpGet": ["path": .string(path), "port": .integer(port)], "periodSeconds": 5]]
    }

    @Test func `Before it serves the connection is refused`() throws {
        let lab = try lab { $0.ready = .seconds(8) }
        try lab.create(KubeletLab.pod("web", readiness()))
        lab.advance(5)
        #expect(lab.status()["phase"] == "Running" && lab.container()["ready"] == false)
        #expect(
            lab.events().last
                == "Warning Unhealthy: Readiness probe failed: Get \"http://10.244.0.2:8080/healthz\": dial tcp "
                + "10.244.0.2:8080: connect: connection refused")
        lab.advance(15)
        #expect(lab.container()["ready"] == true)
    }

    @Test(arguments: [
        (9090, "/healthz", "connect: connection refused"), (8080, "/nope", "HTTP probe failed with statuscode: 404"),
    ])
    func `A probe that asks the wrong thing never passes`(port: Int, path: String, failure: String) throws {
        let lab = try lab {
            $0.serves = Program.HTTPService()
            $0.serves?.paths = ["/healthz"]
        }
        try lab.create(KubeletLab.pod("web", readiness(port, path: path)))
        lab.advance(60)
        #expect(lab.container()["ready"] == false)
        #expect(lab.events().last?.hasSuffix(failure) == true)
        #expect(lab.condition("Ready")?["reason"] == "ContainersNotReady")
    }

    @Test func `A program that hangs is killed by its liveness probe, and starts anew`() throws {
        let lab = try lab { $0.hangsAfter = .seconds(60) }
        try lab.create(
            KubeletLab.pod("web", ["livenessProbe": ["httpGet": ["path": "/", "port": 8080], "periodSeconds": 10]]))
        lab.advance(100)
        #expect(lab.container()["restartCount"] == 1)
        let ended = lab.container()["lastState"]?["terminated"]
        #expect(ended?["exitCode"] == 143 && ended?["reason"] == "Error")
        #expect(lab.events().contains("Normal Killing: Container web failed liveness probe, will be restarted"))
        #expect(
            lab.events().contains {
                $0.hasPrefix(
                    "Warning Unhealthy x3: Liveness probe failed: Get \"http://10.244.0.2:8080/\": context deadline")
            })
    }

    @Test func `A startup probe holds the others, and fails the container`() throws {
        let lab = try lab { $0.ready = .seconds(100) }
        try lab.create(
            KubeletLab.pod(
                "web",
                [
                    "startupProbe": ["tcpSocket": ["port": 8080], "periodSeconds": 5, "failureThreshold": 4],
                    "livenessProbe": ["tcpSocket": ["port": 8080], "periodSeconds": 1, "failureThreshold": 1],
                ]))
        lab.advance(15)
        #expect(lab.container()["started"] == false && lab.container()["restartCount"] == 0)
        lab.advance(10)
        #expect(lab.container()["restartCount"] == 1)
        #expect(lab.events().contains("Normal Killing: Container web failed startup probe, will be restarted"))
    }

    @Test func `Too little of the processor makes answers late`() throws {
        let lab = try lab { $0.cpu.use = Program.Growth(base: "1") }
        try lab.create(
            KubeletLab.pod("web", readiness().merging(["resources": ["limits": ["cpu": "50m"]]])))
        lab.advance(30)
        #expect(lab.container()["ready"] == false)
        #expect(lab.events().last?.contains("Client.Timeout exceeded while awaiting headers") == true)
        let used = lab.measurements.containers.first
        #expect(used?.cpu == 0.05)
        #expect((used?.throttledPeriods ?? 0) / (used?.periods ?? 1) == 1)
    }

    @Test func `Another program in the image's place is at work at once`() throws {
        let lab = try lab { _ in }
        try lab.create(KubeletLab.pod("web", readiness()))
        lab.advance(600)
        #expect(lab.container()["ready"] == true)
        lab.registry["shop/web:1"] = .with { $0.hangsAfter = .seconds(0) }
        lab.advance(30)
        #expect(lab.container()["ready"] == false)
        lab.registry["shop/web:1"] = Program()
        lab.advance(10)
        #expect(lab.container()["ready"] == true)
    }
}

extension JSONValue {
    fileprivate func merging(_ other: JSONValue) -> JSONValue {
        var merged = self
        for (member, value) in other.objectValue ?? [:] { merged[member] = value }
        return merged
    }
}
