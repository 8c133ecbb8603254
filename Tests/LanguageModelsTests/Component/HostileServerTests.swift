import Foundation
import MidwatchTestKit
import ModelExchange
import NIOCore
import Testing

@testable import LanguageModels

/// Whatever a server does, a request ends in time with an error that says what it was.
@Suite(.timeLimit(.minutes(5)))
struct HostileServerTests {
    private static let brief: @Sendable (inout ProviderConfiguration) -> Void = { provider in
        provider.limits.answer = .milliseconds(400)
        provider.limits.silence = .milliseconds(150)
    }

    /// The error of one request, and that it came in time.
    private func error(
        _ handler: @escaping FakeServer.Handler,
        change: @escaping (inout ProviderConfiguration) -> Void = { _ in }
    ) async throws -> ModelError? {
        try await ModelRouter.withFake(handler: handler, change: change) { router, _ in
            let start = ContinuousClock.now
            let error = await modelError { try await router.triage() }
            #expect(ContinuousClock.now - start < .seconds(40))
            return error
        }
    }

    /// The error of one request to a server that sends what a test wants.
    private func error(
        raw handler: @escaping RawServer.Handler,
        change: @escaping (inout ProviderConfiguration) -> Void = { _ in }
    ) async throws -> ModelError? {
        try await RawServer.run(handler) { url in
            try await ModelRouter.with(.fake(.fake(at: url, change))) { router in
                await modelError { try await router.triage() }
            }
        }
    }

    @Test func `It never answers`() async throws {
        let error = try await error({ _, responder in try await responder.stall() }, change: Self.brief)
        #expect(error == ModelError(.timedOut, "openai: the whole answer did not come within 0.4 seconds"))
    }

    @Test func `It stands still in the middle of a stream`() async throws {
        let handler = ChatAnswers.streaming { responder in
            try await responder.send(ChatAnswers.piece("be"))
            try await responder.stall()
        }
        let error = try await error(handler) { $0.limits.silence = .milliseconds(150) }
        #expect(error == ModelError(.timedOut, "openai: the answer stood still for 0.15 seconds"))
    }

    @Test func `It stands still in the middle of a whole answer`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.start(headers: ["Content-Length": "1000"])
            try await responder.send(#"{"choices":"#)
            try await responder.stall()
        }
        #expect(try await error(handler, change: Self.brief)?.code == .timedOut)
    }

    @Test func `It streams little by little for ever`() async throws {
        let handler = ChatAnswers.streaming { responder in
            while true {
                try await responder.send(": still here\n\n")
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        let error = try await error(handler) { $0.limits.answer = .milliseconds(400) }
        #expect(error == ModelError(.timedOut, "openai: the whole answer did not come within 0.4 seconds"))
    }

    private static let floods: [(String, String, String)] = [
        ("application/json", #"{"choices":[{"message":{"content":""#, "x"),
        ("text/event-stream", "data: ", "x"),
        ("text/event-stream", "", ":\n\n"),
    ]

    @Test(arguments: floods)
    func `It sends a hundred megabytes`(type: String, start: String, filling: String) async throws {
        let head = ByteBuffer(string: "HTTP/1.1 200 OK\r\ncontent-type: \(type)\r\n\r\n\(start)")
        // One and the same buffer, so that what the process holds is what the client holds.
        let chunk = ByteBuffer(string: String(repeating: filling, count: (64 << 10) / filling.count))
        let floods: RawServer.Handler = { writer in
            try await writer.write(head)
            for _ in 0..<1_700 { try await writer.write(chunk) }
        }
        let before = ProcessMemory.resident
        let error = try await error(raw: floods) { $0.limits.bytes = 2 << 20 }
        #expect(error?.code == .tooLarge)
        // Other tests run at the same time.
        if let before, let after = ProcessMemory.resident { #expect(after - before < 96 << 20) }
    }

    @Test func `It says beforehand that it will send too much`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.start(headers: ["Content-Length": "\(100 << 20)"])
            try await responder.stall()
        }
        #expect(try await error(handler)?.code == .tooLarge)
    }

    @Test func `It sends little that unpacks to much`() async throws {
        // gzip of a mebibyte of blanks
        let packed = "H4sIAAAAAAACA+3BMQEAAADCoCrrn9IQvkAB" + String(repeating: "A", count: 1353) + "HwGpwID8QAAEAA="
        let bomb = try #require(Data(base64Encoded: packed))
        let handler: FakeServer.Handler = { _, responder in
            try await responder.respond(
                Array(bomb), contentType: "application/json", headers: ["Content-Encoding": "gzip"])
        }
        let error = try await error(handler) { $0.limits.bytes = 256 << 10 }
        #expect(error?.code == .tooLarge)
    }

    @Test func `It says that an answer is packed which is not`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.respond(ChatAnswers.body(), headers: ["Content-Encoding": "gzip"])
        }
        let error = try await error(handler)
        #expect(error == ModelError(.invalidResponse, "openai: the answer is not compressed as it says it is"))
    }

    @Test func `It closes in the middle of a stream`() async throws {
        let handler = ChatAnswers.streaming { responder in
            try await responder.send(ChatAnswers.piece("be"))
            try await responder.disconnect()
        }
        let error = try await error(handler)
        #expect(error == ModelError(.unavailable, "openai: the connection broke in the middle of the answer"))
    }

    @Test func `It ends a stream before the reply is whole`() async throws {
        let handler = ChatAnswers.streaming { responder in
            try await responder.send(ChatAnswers.piece("be"))
            try await responder.end()
        }
        #expect(try await error(handler)?.code == .invalidResponse)
    }

    @Test func `It closes before it answers`() async throws {
        let error = try await error({ _, responder in try await responder.disconnect() })
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("broke before an answer") == true)
    }

    @Test func `It is not there`() async throws {
        let url = try await FakeServer.run(handler: ChatAnswers.saying()) { $0.url }
        try await ModelRouter.with(.fake(.fake(at: url))) { router in
            #expect(
                await modelError { try await router.triage() }
                    == ModelError(.unavailable, "openai: cannot reach \(url): it takes no connections"))
        }
    }

    @Test func `It answers 200 with an error inside`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.respond(ChatAnswers.error("server_error", type: "server_error"))
        }
        #expect(try await error(handler)?.code == .unavailable)
        let streamed = ChatAnswers.streaming { responder in
            try await responder.send(ChatAnswers.piece("be"))
            try await responder.send("data: \(ChatAnswers.error("rate_limit_exceeded"))\n\n")
            try await responder.end()
        }
        #expect(try await error(streamed)?.code == .rateLimited)
    }

    private static let pages: [(Int, String)] = [(200, "text/html; charset=utf-8"), (502, "text/html")]

    @Test(arguments: pages)
    func `It is the page of somebody else`(status: Int, type: String) async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.respond(
                "<html><title>Sign in</title>hush-page</html>", status: status, contentType: type)
        }
        let error = try await error(handler)
        #expect(error?.code == (status == 200 ? .invalidResponse : .unavailable))
        #expect(error?.message.contains("hush") == false)
    }

    private static let bodies = [
        "", "null", "[]", "{}", "{\"choices\":", "\u{0}\u{1}", String(repeating: "[", count: 100_000),
    ]

    @Test(arguments: bodies)
    func `It answers with nonsense`(body: String) async throws {
        let error = try await error({ _, responder in try await responder.respond(body) })
        #expect(error?.code == .invalidResponse)
    }

    @Test func `It redirects, and the key does not follow`() async throws {
        try await FakeServer.run(handler: ChatAnswers.saying()) { other in
            let handler: FakeServer.Handler = { _, responder in
                try await responder.respond("", status: 307, headers: ["Location": "\(other.url)/v1/chat/completions"])
            }
            let error = try await error(handler)
            #expect(error?.code == .invalidResponse)
            #expect(error?.message.contains("redirects") == true)
            #expect(other.requests.isEmpty)
        }
    }

    @Test func `It sends its headers byte by byte`() async throws {
        let slowly: RawServer.Handler = { writer in
            for byte in "HTTP/1.1 200 OK\r\nx-slow: ".utf8 {
                try await writer.write(ByteBuffer(bytes: [byte]))
                try await Task.sleep(for: .milliseconds(30))
            }
            try await Task.sleep(for: .seconds(30))
        }
        #expect(try await error(raw: slowly, change: Self.brief)?.code == .timedOut)
    }

    @Test func `It sends headers without end`() async throws {
        let header = "x-more: \(String(repeating: "y", count: 1_000))\r\n"
        let endlessly: RawServer.Handler = { writer in
            try await writer.write(ByteBuffer(string: "HTTP/1.1 200 OK\r\n"))
            while true { try await writer.write(ByteBuffer(string: header)) }
        }
        let error = try await error(raw: endlessly)
        #expect(error == ModelError(.invalidResponse, "openai: the answer is not HTTP"))
    }

    @Test func `It does not speak HTTP`() async throws {
        let error = try await error(raw: { writer in
            try await writer.write(ByteBuffer(string: "SSH-2.0-OpenSSH_9.2\r\n"))
        })
        #expect(error?.code == .invalidResponse)
    }

    @Test func `Shutting down ends requests, and those that come after`() async throws {
        let stalls: FakeServer.Handler = { _, responder in try await responder.stall() }
        try await ModelRouter.withFake(handler: stalls) { router, server in
            try await withThrowingTaskGroup(of: ModelError?.self) { group in
                group.addTask { await modelError { try await router.triage() } }
                while server.requests.isEmpty { await Task.yield() }
                try await router.shutdown()
                #expect(try await group.next()??.code == .unavailable)
            }
            #expect(await modelError { try await router.triage() }?.code == .unavailable)
        }
    }

    @Test func `Cancelling ends a request`() async throws {
        let stalls: FakeServer.Handler = { _, responder in try await responder.stall() }
        try await ModelRouter.withFake(handler: stalls) { router, server in
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await router.triage() }
                while server.requests.isEmpty { await Task.yield() }
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.waitForAll() }
            }
            #expect(router.status.map(\.state) == [.ready])
        }
    }
}
