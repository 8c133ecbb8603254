import Foundation
import KubernetesModel
import Testing

@testable import Lab

@Suite(.timeLimit(.minutes(1)))
struct LimitRangeTests {
    private let pods = "/api/v1/namespaces/default/pods"

    private func lab(_ limits: JSONValue...) async throws -> TestLab {
        let lab = TestLab()
        try await lab.send(
            "POST", "/api/v1/namespaces/default/limitranges",
            ["metadata": ["name": "limits"], "spec": ["limits": .array(limits)]])
        return lab
    }

    private func pod(_ resources: JSONValue = [:]) -> JSONValue {
        [
            "metadata": ["name": "p"],
            "spec": ["containers": [["name": "web", "image": "web:1", "resources": resources]]],
        ]
    }

    @Test func `Containers get the defaults of their namespace, and the pod says so`() async throws {
        let lab = try await lab([
            "type": "Container", "default": ["cpu": "1", "memory": "1Gi"],
            "defaultRequest": ["cpu": "100m", "memory": "128Mi"],
        ])
        let answer = try await lab.send("POST", pods, pod(["limits": ["cpu": "2"]]))
        #expect(
            answer.body["spec"]?["containers"]?[0]?["resources"] == [
                // What has a limit alone requests as much.
                "requests": ["cpu": "2", "memory": "128Mi"], "limits": ["cpu": "2", "memory": "1Gi"],
            ])
        #expect(
            answer.body[metadata: "annotations"]?["kubernetes.io/limit-ranger"]
                == "LimitRanger plugin set: memory request for container web; memory limit for container web")
    }

    private static let refused: [(limit: JSONValue, resources: JSONValue, why: String)] = [
        (
            ["type": "Container", "max": ["memory": "1Gi"]], ["limits": ["memory": "2Gi"]],
            "maximum memory usage per Container is 1Gi, but limit is 2Gi"
        ),
        (
            ["type": "Container", "min": ["cpu": "100m"]], ["requests": ["cpu": "50m"]],
            "minimum cpu usage per Container is 100m, but request is 50m"
        ),
        (
            ["type": "Pod", "max": ["cpu": "1"]], [:], "maximum cpu usage per Pod is 1.  No limit is specified"
        ),
        (
            ["type": "Pod", "min": ["cpu": "1"]], [:], "minimum cpu usage per Pod is 1.  No request is specified"
        ),
        (
            ["type": "Container", "maxLimitRequestRatio": ["cpu": "2"]],
            ["requests": ["cpu": "100m"], "limits": ["cpu": "300m"]],
            "cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000"
        ),
        (
            ["type": "Container", "max": ["cpu": "1", "memory": "1Gi"]],
            ["limits": ["cpu": "2", "memory": "2Gi"]],
            "[maximum cpu usage per Container is 1, but limit is 2, "
                + "maximum memory usage per Container is 1Gi, but limit is 2Gi]"
        ),
    ]

    @Test(arguments: 0..<refused.count)
    func `What is out of bounds is refused, and why`(_ row: Int) async throws {
        let (limit, resources, why) = Self.refused[row]
        let answer = try await lab(limit).send("POST", pods, pod(resources))
        #expect(answer.status == 403)
        #expect(answer.message == "pods \"p\" is forbidden: \(why)")
    }

    @Test func `A claim is held to the bounds of claims`() async throws {
        let lab = try await lab(["type": "PersistentVolumeClaim", "max": ["storage": "1Gi"]])
        let answer = try await lab.send(
            "POST", "/api/v1/namespaces/default/persistentvolumeclaims",
            [
                "metadata": ["name": "data"],
                "spec": ["accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "2Gi"]]],
            ])
        #expect(
            answer.message
                == #"persistentvolumeclaims "data" is forbidden: maximum storage usage per PersistentVolumeClaim is 1Gi, "#
                + "but request is 2Gi")
    }
}
