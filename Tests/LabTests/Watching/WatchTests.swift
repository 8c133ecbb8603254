import KubernetesModel
import NIOCore
import Testing

@testable import Lab

@Suite(.timeLimit(.minutes(1)))
struct WatchTests {
    private let maps = "/api/v1/namespaces/default/configmaps"
    private let merge = "application/merge-patch+json"

    @Test func `A watch tells what is there and then what happens`() async throws {
        let lab = TestLab()
        try await lab.send("POST", maps, Objects.configMap("a", labels: ["x": "y"]))
        let events = try await lab.watch("\(maps)?watch=1&labelSelector=x%3Dy").events(5) {
            try await lab.send("POST", maps, Objects.configMap("b", labels: ["x": "y"]))
            try await lab.send("POST", maps, Objects.configMap("other"))
            try await lab.send("PATCH", "\(maps)/a", ["data": ["a": "2"]], type: merge)
            try await lab.send("PATCH", "\(maps)/b", ["metadata": ["labels": ["x": "z"]]], type: merge)
            try await lab.send("DELETE", "\(maps)/a")
        }
        #expect(events.map(\.description) == ["ADDED a", "ADDED b", "MODIFIED a", "DELETED b", "DELETED a"])
        #expect(events[3].object[metadata: "labels"] == ["x": "y"], "its last state that the watch could see")
        let versions = events.dropFirst().compactMap { Int($0.object[metadata: "resourceVersion"]?.stringValue ?? "") }
        #expect(versions == versions.sorted() && Set(versions).count == 4)
    }

    @Test func `A watch from a version replays what came after it`() async throws {
        let lab = TestLab()
        let first = try await lab.send("POST", maps, Objects.configMap("a"))
        try await lab.send("POST", maps, Objects.configMap("b"))
        try await lab.send("DELETE", "\(maps)/a")
        let events = try await lab.watch("\(maps)?watch=1&resourceVersion=\(first.version)").events(2)
        #expect(events.map(\.description) == ["ADDED b", "DELETED a"])
    }

    @Test func `A watch from a forgotten version is told that it expired`() async throws {
        let lab = TestLab()
        let first = try await lab.send("POST", maps, Objects.configMap("a"))
        try await lab.send("POST", maps, Objects.configMap("b"))
        lab.server.store.compact()
        let events = try await lab.watch("\(maps)?watch=1&resourceVersion=\(first.version)").events(2)
        #expect(events.count == 1 && events[0].type == "ERROR")
        #expect(events[0].object["code"] == 410 && events[0].object["reason"] == "Expired")
    }

    @Test func `A watch list sends all objects and a bookmark that says so`() async throws {
        let lab = TestLab()
        try await lab.send("POST", maps, Objects.configMap("a", labels: ["x": "y"]))
        let target =
            "\(maps)?watch=1&allowWatchBookmarks=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
            + "&labelSelector=x"
        let events = try await lab.watch(target).events(3) {
            try await Task.sleep(for: .milliseconds(20))
            try await lab.send("POST", maps, Objects.configMap("b", labels: ["x": "y"]))
        }
        #expect(events.map(\.type) == ["ADDED", "BOOKMARK", "ADDED"])
        #expect(events[1].object[metadata: "annotations"] == ["k8s.io/initial-events-end": "true"])
    }

    @Test func `A watch ends after its time`() async throws {
        let lab = TestLab()
        let start = ContinuousClock.now
        _ = try await lab.watch("\(maps)?watch=1&timeoutSeconds=1").events(99)
        #expect((.seconds(1)...(.seconds(20))).contains(ContinuousClock.now - start))
    }

    @Test func `A watch that is too slow is ended, and keeps nothing meanwhile`() async throws {
        let lab = TestLab(historyLimit: 10)
        let first = try await lab.send("POST", maps, Objects.configMap("a"))
        // It has not read on when the window has moved past it.
        for number in 0..<20 { try await lab.send("POST", maps, Objects.configMap("m\(number)")) }
        let events = try await lab.watch("\(maps)?watch=1&resourceVersion=\(first.version)").events(99)
        #expect(events.map(\.type) == ["ERROR"])
    }

    @Test func `A change is encoded once for all who see it`() async throws {
        let lab = TestLab()
        let created = try await lab.send("POST", maps, Objects.configMap("a"))
        let change = try #require(
            lab.server.store.changes(ResourceName(group: "", plural: "configmaps"), after: 0)?.last)
        let object = try #require(change.new)
        let type = TypeHeader.bytes(kind: "ConfigMap", apiVersion: "v1")
        let frames = [change.frame(.added, object, type: type), change.frame(.added, object, type: type)]
        let places = frames.map { $0.withUnsafeReadableBytes { $0.baseAddress } }
        #expect(places[0] == places[1])
        #expect(String(change.revision) == created.version)
    }
}
