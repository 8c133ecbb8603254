import MidwatchTestKit

/// What servers of OpenAI's Chat Completions answer in tests.
enum ChatAnswers {
    /// A whole answer.
    static func body(
        _ text: String = "because", usage: String = #"{"prompt_tokens":10,"completion_tokens":5}"#
    ) -> String {
        """
        {"id":"chatcmpl-1","object":"chat.completion","model":"gpt-5.2-2026","choices":[{"index":0,\
        "finish_reason":"stop","message":{"role":"assistant","content":"\(text)","refusal":null}}],"usage":\(usage)}
        """
    }

    /// One piece of a streamed answer.
    static func piece(_ text: String) -> String {
        #"data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"\#(text)"}}]}"# + "\n\n"
    }

    /// The end of a streamed answer.
    static let ending = """
        data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}

        data: {"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":5}}

        data: [DONE]


        """

    /// An error.
    static func error(_ code: String, type: String = "invalid_request_error") -> String {
        #"{"error":{"message":"no","type":"\#(type)","param":null,"code":"\#(code)"}}"#
    }

    /// Answers every request with a whole answer.
    static func saying(_ text: String = "because") -> FakeServer.Handler {
        { _, responder in try await responder.respond(body(text)) }
    }

    /// Answers every request with an error.
    static func failing(
        _ status: Int, _ code: String = "", type: String = "invalid_request_error", headers: [String: String] = [:]
    ) -> FakeServer.Handler {
        { _, responder in try await responder.respond(error(code, type: type), status: status, headers: headers) }
    }

    /// Begins a streamed answer, and goes on with a closure.
    static func streaming(_ go: @escaping @Sendable (FakeResponder) async throws -> Void) -> FakeServer.Handler {
        { _, responder in
            try await responder.start(contentType: "text/event-stream")
            try await go(responder)
        }
    }
}
