import Foundation
public import KubernetesModel

/// A language model over real HTTP, in OpenAI's Chat Completions: what it says, a test decides. It records what it was
/// sent.
public struct ModelServer: Sendable {
    /// A question as the server received it.
    public struct Question: Sendable {
        /// What the model is told for every incident.
        public let instructions: String
        /// All other turns, as text.
        public let conversation: String
        /// Results of tools that it was given so far.
        public let toolResults: [String]
        /// Whether it may ask for a tool now.
        public let allowsTools: Bool

        /// The ids of evidence whose header or text has a word: `e3`.
        public func evidence(with word: String) -> [String] {
            let lines = (conversation + "\n" + toolResults.joined(separator: "\n")).split(separator: "\n")
            var ids: [String] = []
            var current: String?
            for line in lines {
                if let match = line.firstMatch(of: /^\[\d+ \| (e\d+)\s/) { current = String(match.1) }
                if line.contains(word), let id = current, !ids.contains(id) { ids.append(id) }
            }
            return ids
        }
    }

    /// What the model does.
    public enum Move: Sendable {
        case say(String)
        case call(tool: String, arguments: JSONValue)
        /// Answers with a failure.
        case fail(status: Int, body: String)
        /// Never answers.
        case stall
        /// Sends words for ever.
        case babble
        /// Breaks off in the middle.
        case breakOff
    }

    private let server: FakeServer

    /// The base address.
    public var url: String { server.url }

    /// The bodies of all requests so far.
    public var bodies: [String] { server.requests.map(\.text) }

    /// How many requests came.
    public var count: Int { server.requests.count }

    /// Runs a model for the time of a closure.
    public static func run<Result>(
        thinking: @escaping @Sendable (Question) -> Move, _ body: (ModelServer) async throws -> Result
    ) async throws -> Result {
        try await FakeServer.run { request, responder in
            let value = try JSONValue(parsing: Data(request.body))
            try await answer(
                thinking(Question(value)), isStreaming: value["stream"]?.boolValue ?? false, to: responder)
        } _: { server in
            try await body(ModelServer(server: server))
        }
    }

    private static func answer(_ move: Move, isStreaming: Bool, to responder: FakeResponder) async throws {
        switch move {
        case .fail(let status, let body): try await responder.respond(body, status: status)
        case .stall: try await responder.stall()
        case .babble:
            try await responder.start(status: 200, contentType: "text/event-stream")
            while true { try await responder.send(Array(event(["content": "word "], finish: nil).utf8)) }
        case .breakOff:
            try await responder.start(status: 200, contentType: "text/event-stream")
            try await responder.send(Array(event(["content": "{\"evidence\": ["], finish: nil).utf8))
            try await responder.disconnect()
        case .say(let text):
            try await finish(["role": "assistant", "content": .string(text)], "stop", isStreaming, responder)
        case .call(let tool, let arguments):
            let call: JSONValue = [
                "index": 0, "id": "call_1", "type": "function",
                "function": ["name": .string(tool), "arguments": .string(arguments.compactText)],
            ]
            try await finish(
                ["role": "assistant", "content": .null, "tool_calls": [call]], "tool_calls", isStreaming, responder)
        }
    }

    private static func finish(
        _ message: JSONValue, _ reason: String, _ isStreaming: Bool, _ responder: FakeResponder
    ) async throws {
        let usage: JSONValue = ["prompt_tokens": 1_000, "completion_tokens": 100, "total_tokens": 1_100]
        guard isStreaming else {
            let reply: JSONValue = [
                "id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "fake-1", "usage": usage,
                "choices": [["index": 0, "finish_reason": .string(reason), "message": message]],
            ]
            return try await responder.respond(reply.compactText)
        }
        let last: JSONValue = [
            "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "fake-1", "choices": [],
            "usage": usage,
        ]
        let text =
            event(message, finish: nil) + event([:], finish: reason) + "data: \(last.compactText)\n\n"
            + "data: [DONE]\n\n"
        try await responder.respond(text, contentType: "text/event-stream")
    }

    private static func event(_ delta: JSONValue, finish: String?) -> String {
        let chunk: JSONValue = [
            "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "fake-1",
            "choices": [["index": 0, "delta": delta, "finish_reason": finish.map { .string($0) } ?? .null]],
        ]
        return "data: \(chunk.compactText)\n\n"
    }
}

extension ModelServer.Question {
    fileprivate init(_ request: JSONValue) {
        let messages = request["messages"]?.arrayValue ?? []
        func text(of roles: String...) -> [String] {
            messages.filter { roles.contains($0["role"]?.stringValue ?? "") }.compactMap { $0["content"]?.stringValue }
        }
        instructions = text(of: "system", "developer").joined(separator: "\n")
        conversation = text(of: "user", "assistant").joined(separator: "\n")
        toolResults = text(of: "tool")
        allowsTools = request["tools"] != nil && request["tool_choice"]?.stringValue != "none"
    }
}
