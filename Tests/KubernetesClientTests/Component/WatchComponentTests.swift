import KubernetesModel
import MidwatchTestKit
import Testing

@testable import KubernetesClient

@Suite(.timeLimit(.minutes(5)))
struct WatchComponentTests {
    private static func event(_ type: String, _ name: String, version: Int) -> String {
        #"{"type":"\#(type)","object":\#(podJSON(name, version: version))}"# + "\n"
    }

    private static let bookmark =
        #"{"type":"BOOKMARK","object":{"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"9"}}}"# + "\n"

    private func collect(_ stream: WatchStream<Pod>) async throws -> [String] {
        var seen: [String] = []
        for try await event in stream {
            switch event {
            case .added(let pod): seen.append("added \(pod.metadata.name)")
            case .modified(let pod): seen.append("modified \(pod.metadata.name)")
            case .deleted(let pod): seen.append("deleted \(pod.metadata.name)")
            case .bookmark(let version, _): seen.append("bookmark \(version)")
            case .error(let status): seen.append("error \(status.reason ?? "")")
            case .undecodable(let object): seen.append("undecodable \(object.key?.description ?? "")")
            }
        }
        return seen
    }

    @Test(arguments: [1, 7, 64, 100_000])
    func `Events are the same however their bytes are cut`(size: Int) async throws {
        let text =
            Self.event("ADDED", "a", version: 1) + Self.event("MODIFIED", "a", version: 2)
            + Self.event("DELETED", "a", version: 3) + Self.bookmark
        let handler: FakeServer.Handler = { _, responder in
            try await responder.start()
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                try await responder.send(Array(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            try await responder.end()
        }
        try await KubernetesAPI.withFake(handler: handler) { api, server in
            let events = try await collect(
                api.watch(Pod.self, namespace: "shop", options: WatchOptions(resourceVersion: "1")))
            #expect(events == ["added a", "modified a", "deleted a", "bookmark 9"])
            #expect(server.requests.first?.path == "/api/v1/namespaces/shop/pods")
            #expect(
                server.requests.first?.query == [
                    "watch": "true", "allowWatchBookmarks": "true", "timeoutSeconds": "300", "resourceVersion": "1",
                ])
        }
    }

    @Test func `Events arrive as they are sent`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.start()
            try await responder.send(Self.event("ADDED", "a", version: 1))
            try await responder.stall()
        }
        try await KubernetesAPI.withFake(handler: handler) { api, _ in
            var events = api.watch(Pod.self).makeAsyncIterator()
            guard case .added(let pod) = try await events.next() else {
                Issue.record("no event")
                return
            }
            #expect(pod.metadata.name == "a")
        }
    }

    @Test func `A watch that goes silent ends as stalled, and its connection is closed`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.start()
            try await responder.send(Self.event("ADDED", "a", version: 1))
            try await responder.stall()
            throw CancellationError()
        }
        try await KubernetesAPI.withFake(handler: handler) { api, _ in
            var events = api.watch(Pod.self, options: WatchOptions(inactivity: .milliseconds(300))).makeAsyncIterator()
            _ = try await events.next()
            let start = ContinuousClock.now
            let error = await error { try await events.next() }
            #expect(error?.code == .stalled)
            #expect(error?.message.contains("no byte for") == true)
            #expect(ContinuousClock.now - start < .seconds(10))
            #expect(try await events.next() == nil, "it stays ended")
        }
    }

    @Test func `Each byte puts the watchdog off`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.start()
            for number in 1...10 {
                try await Task.sleep(for: .milliseconds(450))
                try await responder.send(Self.event("ADDED", "pod-\(number)", version: number))
            }
            try await responder.end()
        }
        try await KubernetesAPI.withFake(handler: handler) { api, _ in
            let events = try await collect(api.watch(Pod.self, options: WatchOptions(inactivity: .seconds(4))))
            #expect(events.count == 10)
        }
    }

    @Test func `A watch that outlasts its time is cut off`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.start()
            while true {
                try await Task.sleep(for: .milliseconds(50))
                try await responder.send(Self.bookmark)
            }
        }
        try await KubernetesAPI.withFake(handler: handler) { api, _ in
            let stream = api.watch(
                Pod.self, options: WatchOptions(timeout: .seconds(-9), inactivity: .seconds(60)))
            let error = await KubernetesClientTests.error { try await collect(stream) }
            #expect(error?.code == .stalled)
            #expect(error?.message.contains("did not end in time") == true)
        }
    }

    @Test func `A refused watch is an error, not events`() async throws {
        let refusals: [(Int, String, KubernetesError.Code)] = [
            (410, "Expired", .expired), (403, "Forbidden", .forbidden), (404, "NotFound", .notServed),
            (429, "TooManyRequests", .tooManyRequests), (500, "InternalError", .serverError),
        ]
        for (status, reason, expected) in refusals {
            try await KubernetesAPI.withFake(handler: Answers.fail(status, reason)) { api, _ in
                #expect(await code { try await collect(api.watch(Pod.self)) } == expected)
            }
        }
    }

    @Test func `An ERROR event is handed on as what it is`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.respond(
                """
                {"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Expired",\
                "code":410}}

                """)
        }
        try await KubernetesAPI.withFake(handler: handler) { api, _ in
            let events = try await collect(api.watch(Pod.self))
            #expect(events == ["error Expired"])
        }
    }

    @Test func `A watch that breaks off inside an event is a lost connection`() async throws {
        let text = Self.event("ADDED", "a", version: 1) + #"{"type":"ADDED","obj"#
        let endings: [FakeServer.Handler] = [
            { _, responder in
                try await responder.start()
                try await responder.send(text)
                try await responder.end()
            },
            { _, responder in
                try await responder.start()
                try await responder.send(text)
                try await responder.disconnect()
            },
        ]
        for handler in endings {
            try await KubernetesAPI.withFake(handler: handler) { api, _ in
                var events = api.watch(Pod.self).makeAsyncIterator()
                let first = try await events.next()
                #expect(first != nil)
                #expect(await code { try await events.next() } == .connectionLost)
            }
        }
    }

    @Test func `Cancelling the task closes the connection`() async throws {
        let closed = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let handler: FakeServer.Handler = { _, responder in
            try await responder.start()
            try await responder.send(Self.event("ADDED", "a", version: 1))
            try await responder.stall()
            closed.continuation.yield()
        }
        try await KubernetesAPI.withFake(handler: handler) { api, _ in
            await #expect(throws: CancellationError.self) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        for try await _ in api.watch(Pod.self) { withUnsafeCurrentTask { $0?.cancel() } }
                    }
                    try await group.waitForAll()
                }
            }
            var closings = closed.stream.makeAsyncIterator()
            await closings.next()
        }
    }

    @Test func `Leaving the loop closes the connection, and watches have connections of their own`() async throws {
        let closed = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(3))
        let handler: FakeServer.Handler = { request, responder in
            guard request.query["watch"] == "true" else { return try await responder.respond("{}") }
            try await responder.start()
            try await responder.send(Self.event("ADDED", "a", version: 1))
            try await responder.stall()
            closed.continuation.yield()
        }
        try await KubernetesAPI.withFake(handler: handler) { api, server in
            for try await _ in api.watch(Pod.self) {
                for try await _ in api.watch(Pod.self) {
                    _ = try await api.get(Pod.resource, name: "web", namespace: "shop")
                    break
                }
                break
            }
            var closings = closed.stream.makeAsyncIterator()
            await closings.next()
            await closings.next()
            #expect(Set(server.requests.map(\.connection)).count == 3)
        }
    }
}
