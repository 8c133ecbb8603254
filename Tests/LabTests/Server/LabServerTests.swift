import AsyncHTTPClient
import ControllerRuntime
import Foundation
import KubernetesClient
import KubernetesModel
import Lab
import Logging
import MidwatchTestKit
import NIOCore
import NIOHTTP1
import Testing

@Suite(.timeLimit(.minutes(2)))
struct LabServerTests {
    private let maps = "/api/v1/namespaces/default/configmaps"

    @Test func `Who has no token, or another, is let in nowhere`() async throws {
        try await RunningLab.with { lab in
            for token in [nil, "", "wrong", lab.token + "x", String(lab.token.dropLast())] {
                for path in ["/api/v1/namespaces", "/version", "/healthz", "/nothing"] {
                    let response = try await lab.send(.GET, path, token: token)
                    #expect(response.status == .unauthorized)
                }
            }
            #expect(try await lab.send(.GET, "/version", token: lab.token).status == .ok)
        }
    }

    @Test func `A body that is too large is refused`() async throws {
        try await RunningLab.with { lab in
            let body = ByteBuffer(string: "\"" + String(repeating: "x", count: 3 * 1024 * 1024) + "\"")
            let response = try await lab.send(.POST, maps, token: lab.token, body: body)
            #expect(response.status == .payloadTooLarge)
        }
    }

    @Test func `Midwatch's own client works on it, over TLS, by its kubeconfig`() async throws {
        try await RunningLab.with { lab in
            try await lab.withAPI { api in
                try await api.create(Namespace.resource, ["metadata": ["name": "shop"]])
                try await api.create(
                    ConfigMap.resource, ["metadata": ["name": "a"], "data": ["k": "v"]], namespace: "shop")
                let map = try await api.get(ConfigMap.self, name: "a", namespace: "shop")
                #expect(map.metadata.name == "a")
                let all = try await api.listAll(Namespace.self)
                #expect(all.items.map(\.metadata.name).contains("shop"))
                await #expect(throws: KubernetesError.self) {
                    _ = try await api.get(ConfigMap.self, name: "none", namespace: "shop")
                }
            }
        }
    }

    @Test func `A reflector follows it through the loss of its history`() async throws {
        try await RunningLab.with { lab in
            try await lab.withAPI { api in
                let store = ControllerRuntime.Store<ConfigMap>()
                let reflector = Reflector(
                    source: ClusterListerWatcher<ConfigMap>(api, namespace: "default"), store: store,
                    logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() })
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { await reflector.run() }
                    try await store.waitUntilSynced()
                    for number in 0..<20 {
                        try await api.create(
                            ConfigMap.resource, ["metadata": ["name": .string("m\(number)")]], namespace: "default")
                        if number == 10 { lab.server.store.compact() }
                    }
                    let deadline = ContinuousClock.now + .seconds(20)
                    let last = NamespacedName(namespace: "default", name: "m19")
                    while store[last] == nil, ContinuousClock.now < deadline {
                        try await Task.sleep(for: .milliseconds(10))
                    }
                    #expect(store[last] != nil)
                    group.cancelAll()
                }
            }
        }
    }

    @Test func `Hundreds of watches are held at once, and all see a change`() async throws {
        try await RunningLab.with { lab in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<300 {
                    group.addTask {
                        let response = try await lab.send(
                            .GET, "\(maps)?watch=1&fieldSelector=metadata.name%3Dawaited&timeoutSeconds=60",
                            token: lab.token)
                        for try await chunk in response.body where String(buffer: chunk).contains("ADDED") { return }
                        Issue.record("a watch ended without the change")
                    }
                }
                try await Task.sleep(for: .milliseconds(500))
                _ = try await lab.send(
                    .POST, maps, token: lab.token, body: ByteBuffer(string: #"{"metadata":{"name":"awaited"}}"#))
                try await group.waitForAll()
            }
        }
    }

    @Test func `It stops at once although a watch is open`() async throws {
        let start = ContinuousClock.now
        try await RunningLab.with { lab in
            let response = try await lab.send(.GET, "\(maps)?watch=1", token: lab.token)
            #expect(response.status == .ok)
        }
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
