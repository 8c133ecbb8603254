import Foundation
import KubernetesModel
import Testing

@testable import Lab

struct PodDeletionTests {
    private let pods = "/api/v1/namespaces/default/pods"
    private let merge = "application/merge-patch+json"

    @Test func `A pod on a node gets its time, and its node ends it`() async throws {
        let lab = TestLab()
        try await lab.send("POST", pods, Objects.pod("web", node: "n"))
        let marked = try await lab.send("DELETE", "\(pods)/web?gracePeriodSeconds=30")
        #expect(marked.body[metadata: "deletionGracePeriodSeconds"] == 30)
        #expect(marked.body[metadata: "deletionTimestamp"] == "2026-05-28T20:27:10Z")
        let longer = try await lab.send("DELETE", "\(pods)/web?gracePeriodSeconds=60")
        #expect(longer.body[metadata: "deletionGracePeriodSeconds"] == 30, "the time is never made longer")
        try await lab.send("DELETE", "\(pods)/web?gracePeriodSeconds=0")
        #expect(try await lab.send("GET", "\(pods)/web").status == 404)
    }

    @Test func `A pod on no node is gone at once`() async throws {
        let lab = TestLab()
        try await lab.send("POST", pods, Objects.pod("web"))
        #expect(try await lab.send("DELETE", "\(pods)/web").body["kind"] == "Pod")
        #expect(try await lab.send("GET", "\(pods)/web").status == 404)
    }

    private func evict(_ lab: TestLab, _ name: String) async throws -> TestLab.Answer {
        try await lab.send(
            "POST", "\(pods)/\(name)/eviction",
            ["apiVersion": "policy/v1", "kind": "Eviction", "metadata": ["name": .string(name)]])
    }

    @Test func `An eviction takes from the disruption budget, and is refused when nothing is left`() async throws {
        let lab = TestLab()
        let budgets = "/apis/policy/v1/namespaces/default/poddisruptionbudgets"
        for name in ["a", "b"] {
            try await lab.send("POST", pods, Objects.pod(name, node: "n"))
            try await lab.send("PATCH", "\(pods)/\(name)/status", ["status": ["phase": "Running"]], type: merge)
        }
        try await lab.send(
            "POST", budgets,
            ["metadata": ["name": "web"], "spec": ["minAvailable": 1, "selector": ["matchLabels": ["app": "web"]]]])
        let early = try await evict(lab, "a")
        #expect(early.status == 429)
        #expect(
            early.body["details"]?["causes"]?[0]?["message"]
                == "The disruption budget web is still being processed by the server.")
        try await lab.send(
            "PATCH", "\(budgets)/web/status",
            [
                "status": [
                    "observedGeneration": 1, "disruptionsAllowed": 1, "desiredHealthy": 1, "currentHealthy": 2,
                    "expectedPods": 2,
                ]
            ], type: merge)
        #expect(try await evict(lab, "a").status == 201)
        let budget = try await lab.send("GET", "\(budgets)/web").body
        #expect(budget["status"]?["disruptionsAllowed"] == 0)
        #expect(budget["status"]?["disruptedPods"]?.objectValue?.keys.sorted() == ["a"])
        let refused = try await evict(lab, "b")
        #expect(refused.status == 429 && refused.reason == "TooManyRequests")
        #expect(refused.message == "Cannot evict pod as it would violate the pod's disruption budget.")
        #expect(try await lab.send("GET", "\(pods)/b").body.isDeleting == false)
    }

    @Test func `Logs come from what was written for the container, line by line`() async throws {
        let lab = TestLab()
        let pod = try await lab.send("POST", pods, Objects.pod("web", node: "n")).body
        let now = lab.server.now()
        for number in 1...3 {
            lab.server.logs.append(
                "line \(number)", at: now.addingTimeInterval(Double(number)), pod: pod.uid, container: "main")
        }
        #expect(try await lab.send("GET", "\(pods)/web/log").body == "line 1\nline 2\nline 3\n")
        #expect(
            try await lab.send("GET", "\(pods)/web/log?tailLines=1&timestamps=true").body
                == "2026-05-28T20:26:43.000000Z line 3\n")
        let missing = try await lab.send("GET", "\(pods)/web/log?previous=true")
        #expect(missing.status == 400)
        lab.server.logs.restart(pod: pod.uid, container: "main")
        #expect(try await lab.send("GET", "\(pods)/web/log?previous=true&tailLines=1").body == "line 3\n")
        #expect(try await lab.send("GET", "\(pods)/web/log").body == "")
        let other = try await lab.send("GET", "\(pods)/web/log?container=side")
        #expect(other.message == "container side is not valid for pod web")
    }
}
