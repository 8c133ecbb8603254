import Foundation
import KubernetesModel
import ModelExchange
import Testing

@testable import LanguageModels

struct RecordedExchangeTests {
    private static let request = ModelRequest(
        instructions: "Be brief.",
        turns: [
            .user("why?"),
            .model(
                ModelTurn(
                    toolCalls: [ToolCall(id: "c1", name: "logs", arguments: ["pod": "web-1", "lines": 5])],
                    opaqueParts: [["type": "thinking", "signature": "abc"]], opaqueOwner: "anthropic/claude")),
            .toolResults([ToolResult(callID: "c1", name: "logs", content: "OOM\n", isError: true)]),
        ],
        tools: [ToolSpecification(name: "logs", description: "Reads logs.", parameters: ["type": "object"])],
        allowsToolCalls: false, answer: .word, maxOutputTokens: 100, effort: .low, conversation: "shop/web")

    private static let results: [Result<ModelReply, ModelError>] = [
        .success(.saying("because")),
        .success(
            ModelReply(
                outcome: .wantsTools,
                turn: ModelTurn(
                    text: "let me see", toolCalls: [ToolCall(id: "c1", name: "logs", arguments: .null)],
                    opaqueParts: ["x"], opaqueOwner: "o"),
                usage: TokenUsage(input: 9, cachedInput: 8, cacheWrites: 1, output: 7, reasoning: 6), cost: 42,
                provider: "anthropic", model: "claude", id: "msg_1", finishReasons: ["tool_use", "x"])),
        .success(.saying("", outcome: .refused("harmful"))),
        .success(.saying("and then", outcome: .truncated)),
        .failure(ModelError(.rateLimited, "later", retryAfter: .seconds(1.5))),
        .failure(ModelError(.timedOut, "too slow")),
    ]

    @Test(arguments: results)
    func `What is written is what is read`(result: Result<ModelReply, ModelError>) throws {
        let exchange = RecordedExchange(of: Self.request, as: .investigation, at: .testing, result: result)
        let line = exchange.line { $0 }
        #expect(line.last == UInt8(ascii: "\n"))
        #expect(line.dropLast().allSatisfy { $0 != UInt8(ascii: "\n") }, "one line")
        let read = try RecordedExchange(line: line)
        #expect(read.result == result)
        #expect(read.digest == exchange.digest && read.time == .testing && read.role == .investigation)
        #expect(read.conversation == "shop/web")
        #expect(read.request.unordered == exchange.request.unordered)
    }

    @Test func `Every text goes through redaction, and what is written stays JSON`() throws {
        let secret = #"hu"sh"#
        var request = Self.request
        request.instructions += secret
        request.turns.append(.user(secret))
        let call = ToolCall(id: "1", name: "t", arguments: .object([secret: [.string(secret)]]))
        request.turns.append(.model(ModelTurn(toolCalls: [call])))
        let reply = ModelReply.saying("it is \(secret)", outcome: .refused(secret))
        for result in [Result<_, ModelError>.success(reply), .failure(ModelError(.invalidRequest, secret))] {
            let exchange = RecordedExchange(of: request, as: .triage, at: .testing, result: result)
            let line = exchange.line { text in
                text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "***")
            }
            #expect(!String(decoding: line, as: UTF8.self).contains("sh\""))
            let read = try RecordedExchange(line: line)
            #expect(read.digest == exchange.digest, "the digest is that of the request as it was asked")
        }
    }

    private static let broken: [(String, String)] = [
        ("", "is not JSON"), ("{", "is not JSON"), ("[]", "is not of version 1; record it anew"),
        (#"{"version":2}"#, "is not of version 1; record it anew"),
        (#"{"version":1}"#, "lacks a time, a role, a digest or a request"),
        (
            #"{"version":1,"time":"yesterday","role":"triage","digest":"d","request":{}}"#,
            "lacks a time, a role, a digest or a request"
        ),
        (
            #"{"version":1,"time":"2026-11-25T20:00:00Z","role":"triage","digest":"d","request":{},"reply":{}}"#,
            "has neither a whole reply nor a whole error"
        ),
        (
            #"{"version":1,"time":"2026-11-25T20:00:00Z","role":"triage","digest":"d","request":{},"#
                + #""error":{"code":"unheardOf","message":""}}"#,
            "has neither a whole reply nor a whole error"
        ),
    ]

    @Test(arguments: broken)
    func `A line that is none says what is wrong`(line: String, problem: String) {
        let error = #expect(throws: RecordingProblem.self) { try RecordedExchange(line: Data(line.utf8)) }
        #expect(error?.description == problem)
    }

    @Test func `A digest is that of all that a model sees, and of nothing else`() {
        let digest = RequestDigest.hex(of: Self.request, as: .triage)
        #expect(digest.count == 64)
        var renamed = Self.request
        renamed.conversation = "shop/other"
        #expect(RequestDigest.hex(of: renamed, as: .triage) == digest)
        #expect(RequestDigest.hex(of: Self.request, as: .critique) != digest)
        let changes: [(inout ModelRequest) -> Void] = [
            { $0.instructions += "!" }, { $0.turns.removeLast() }, { $0.tools = [] }, { $0.allowsToolCalls = true },
            { $0.answer = nil }, { $0.maxOutputTokens += 1 }, { $0.effort = .high },
        ]
        for change in changes {
            var request = Self.request
            change(&request)
            #expect(RequestDigest.hex(of: request, as: .triage) != digest)
        }
    }

    @Test func `A digest stays the same from one version of the program to the next`() {
        #expect(
            RequestDigest.hex(of: .asking(), as: .triage)
                == "d23efab0f171489951efecb30fc968e0217a58addcd0cb450713f30017f7695d")
    }
}
