import Foundation
import MidwatchTestKit
import ModelExchange
import Synchronization
import Testing

@testable import LanguageModels

@Suite(.timeLimit(.minutes(5)))
struct ResilienceComponentTests {
    /// Two retries that come at once.
    private static let retrying: @Sendable (inout ProviderConfiguration) -> Void = { provider in
        provider.retries = RetryPolicy()
        provider.retries.firstDelay = .milliseconds(1)
    }

    @Test func `What may pass is asked for again, twice at most`() async throws {
        let recovers = ScriptedAnswers(
            ChatAnswers.failing(529), { _, responder in try await responder.disconnect() }, ChatAnswers.saying())
        try await ModelRouter.withFake(handler: recovers.handler, change: Self.retrying) { router, server in
            let reply = try await router.triage()
            #expect(reply.turn.text == "because")
            #expect(server.requests.count == 3)
            #expect(server.requests[0].body == server.requests[2].body)
        }
        try await ModelRouter.withFake(handler: ChatAnswers.failing(529), change: Self.retrying) { router, server in
            #expect(await modelError { try await router.triage() }?.code == .unavailable)
            #expect(server.requests.count == 3)
        }
    }

    @Test func `A wait that the provider asks for is kept`() async throws {
        let answers = ScriptedAnswers(
            ChatAnswers.failing(429, "rate_limit_exceeded", headers: ["retry-after-ms": "300"]), ChatAnswers.saying())
        try await ModelRouter.withFake(handler: answers.handler, change: Self.retrying) { router, server in
            let start = ContinuousClock.now
            _ = try await router.triage()
            #expect(ContinuousClock.now - start >= .milliseconds(300))
            #expect(server.requests.count == 2)
        }
    }

    @Test func `No wait goes past the deadline, and no request does`() async throws {
        func late(_ timeout: Duration) -> (inout ProviderConfiguration) -> Void {
            { provider in
                Self.retrying(&provider)
                provider.timeout = timeout
            }
        }
        let asks = ChatAnswers.failing(429, "rate_limit_exceeded", headers: ["retry-after": "60"])
        try await ModelRouter.withFake(handler: asks, change: late(.seconds(60))) { router, server in
            let error = await modelError { try await router.triage() }
            #expect(error?.code == .rateLimited && error?.retryAfter == .seconds(60))
            #expect(server.requests.count == 1)
        }
        let stalls: FakeServer.Handler = { _, responder in try await responder.stall() }
        try await ModelRouter.withFake(handler: stalls, change: late(.milliseconds(500))) { router, _ in
            #expect(
                await modelError { try await router.triage() }
                    == ModelError(.timedOut, "openai: no reply within 0.5 seconds, retries included"))
        }
    }

    @Test func `What the provider said before the time was over is told, not that it was over`() async throws {
        let answers = ScriptedAnswers(ChatAnswers.failing(503), { _, responder in try await responder.stall() })
        let brief: @Sendable (inout ProviderConfiguration) -> Void = { provider in
            Self.retrying(&provider)
            provider.timeout = .seconds(3)
        }
        try await ModelRouter.withFake(handler: answers.handler, change: brief) { router, server in
            let error = await modelError { try await router.triage() }
            #expect(error?.code == .unavailable)
            #expect(error?.message.hasPrefix("openai: HTTP 503") == true, "\(error?.message ?? "")")
            #expect(error?.message.hasSuffix("; no other reply within 3.0 seconds") == true, "\(error?.message ?? "")")
            #expect(server.requests.count == 2)
        }
    }

    @Test func `A spent account is asked once, and then left alone`() async throws {
        let handler = ChatAnswers.failing(429, "insufficient_quota", type: "insufficient_quota")
        try await ModelRouter.withFake(handler: handler, change: Self.retrying) { router, server in
            #expect(await modelError { try await router.triage() }?.code == .spendLimit)
            let second = await modelError { try await router.triage() }
            #expect(second?.code == .circuitOpen)
            #expect(second?.message.hasPrefix("openai: left alone until ") == true)
            #expect(server.requests.count == 1)
            guard case .open(let until, .spendLimit, let reason)? = router.status.first?.state else {
                Issue.record("the circuit is not open")
                return
            }
            #expect(until > Date() + 3_000)
            #expect(reason.contains("insufficient_quota"))
        }
    }

    @Test func `A refused key is not tried again before it changes`() async throws {
        try await ModelFolder.with { folder in
            let file = try folder.write("hush-old", to: "key")
            let handler: FakeServer.Handler = { request, responder in
                guard request.headers["authorization"] == "Bearer hush-new" else {
                    return try await responder.respond(ChatAnswers.error("invalid_api_key"), status: 401)
                }
                try await responder.respond(ChatAnswers.body())
            }
            let keyed: (inout ProviderConfiguration) -> Void = { $0.key = .file(file) }
            try await ModelRouter.withFake(handler: handler, change: keyed) { router, server in
                #expect(await modelError { try await router.triage() }?.code == .unauthorized)
                #expect(await modelError { try await router.triage() }?.code == .circuitOpen)
                #expect(server.requests.count == 1)
                try folder.write("hush-new", to: "key")
                let reply = try await router.triage()
                #expect(reply.turn.text == "because")
                #expect(router.status.map(\.state) == [.ready])
            }
        }
    }

    @Test func `A key that is not there shows in the status, and is used once it is there`() async throws {
        try await ModelFolder.with { folder in
            let file = "\(folder.path)/key"
            let keyed: (inout ProviderConfiguration) -> Void = { $0.key = .file(file) }
            try await ModelRouter.withFake(handler: ChatAnswers.saying(), change: keyed) { router, server in
                for _ in 0..<2 {
                    let error = await modelError { try await router.triage() }
                    #expect(error == ModelError(.unauthorized, "openai: no key: \(file) cannot be read"))
                }
                #expect(server.requests.isEmpty)
                guard case .open(_, .unauthorized, _)? = router.status.first?.state else {
                    Issue.record("the circuit is not open")
                    return
                }
                try folder.write("hush-new", to: "key")
                let reply = try await router.triage()
                #expect(reply.turn.text == "because")
            }
        }
    }

    @Test func `Failures in a row open the circuit, and time closes it`() async throws {
        let time = Mutex(Date.testing)
        let answers = ScriptedAnswers(
            ChatAnswers.failing(500), ChatAnswers.failing(500), ChatAnswers.failing(500), ChatAnswers.saying())
        let surroundings = Surroundings(now: { time.withLock { $0 } })
        let three: (inout ProviderConfiguration) -> Void = { $0.circuit.failures = 3 }
        try await ModelRouter.withFake(
            handler: answers.handler, surroundings: surroundings, change: three
        ) { router, server in
            for _ in 0..<3 { #expect(await modelError { try await router.triage() }?.code == .unavailable) }
            #expect(await modelError { try await router.triage() }?.code == .circuitOpen)
            #expect(server.requests.count == 3)
            time.withLock { $0 += 31 }
            let reply = try await router.triage()
            #expect(reply.turn.text == "because")
            #expect(router.status.map(\.state) == [.ready])
        }
    }

    @Test func `No more requests are under way at once than may be`() async throws {
        let load = Mutex((now: 0, most: 0))
        let handler: FakeServer.Handler = { _, responder in
            load.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            for _ in 0..<100 { await Task.yield() }
            load.withLock { $0.now -= 1 }
            try await responder.respond(ChatAnswers.body())
        }
        let two: (inout ProviderConfiguration) -> Void = { $0.concurrency = 2 }
        try await ModelRouter.withFake(handler: handler, change: two) { router, server in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { _ = try await router.triage() } }
                try await group.waitForAll()
            }
            #expect(server.requests.count == 20)
            #expect(load.withLock { $0.most } <= 2)
        }
    }
}
