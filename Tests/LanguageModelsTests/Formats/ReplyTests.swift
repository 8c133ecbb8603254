import Foundation
import KubernetesModel
import LanguageModels
import ModelExchange
import Testing

struct ReplyTests {
    /// A vendor, and how its answer is asked for.
    struct Way: CustomTestStringConvertible {
        let vendor: Vendor
        let isStreaming: Bool

        static let all =
            Vendor.allCases.map { Way(vendor: $0, isStreaming: false) }
            + Vendor.streaming.map { Way(vendor: $0, isStreaming: true) }

        var testDescription: String { vendor.rawValue + (isStreaming ? " streamed" : "") }

        func reply(_ kind: String) throws -> ModelReply {
            try isStreaming ? vendor.streamedReply(kind) : vendor.reply(kind)
        }
    }

    @Test(arguments: Way.all)
    func `An answer is read with everything that it cost`(_ way: Way) throws {
        let reply = try way.reply("normal")
        #expect(reply.outcome == .answered)
        #expect(reply.turn.text == Answer.text)
        #expect(reply.turn.toolCalls.isEmpty)
        let tellsCacheWrites = way.vendor != .gemini
        let tellsThoughts = way.vendor != .bedrock
        #expect(
            reply.usage
                == TokenUsage(
                    input: 1_200, cachedInput: 1_024, cacheWrites: tellsCacheWrites ? 100 : 0, output: 140,
                    reasoning: tellsThoughts ? 64 : 0))
        #expect(reply.provider == way.vendor.format.provider)
        #expect(reply.finishReasons.count == 1)
    }

    @Test(arguments: Way.all)
    func `A wish for a tool is read`(_ way: Way) throws {
        let reply = try way.reply("tools")
        #expect(reply.outcome == .wantsTools)
        let call = try #require(reply.turn.toolCalls.first)
        #expect(reply.turn.toolCalls.count == 1)
        #expect(call.name == "get_logs")
        #expect(call.arguments == Answer.arguments)
        #expect(!call.id.isEmpty && call.id.count <= 64)
    }

    @Test(arguments: Way.all)
    func `A refusal is an outcome of its own`(_ way: Way) throws {
        guard case .refused(let reason) = try way.reply("refused").outcome else {
            Issue.record("it is not refused")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test(arguments: Way.all)
    func `What a filter cut off is refused`(_ way: Way) throws {
        guard case .refused(let reason) = try way.reply("filtered").outcome else {
            Issue.record("it is not refused")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test(arguments: Way.all)
    func `What ends at a limit of tokens is truncated`(_ way: Way) throws {
        let reply = try way.reply("truncated")
        #expect(reply.outcome == .truncated)
        #expect(reply.turn.text == String(Answer.text.prefix(30)))
    }

    @Test(arguments: Way.all.filter { $0.vendor != .bedrock })
    func `An error inside of a success is an error`(_ way: Way) {
        #expect(throws: ModelError.self) { try way.reply("error") }
        do {
            _ = try way.reply("error")
        } catch let error as ModelError {
            #expect(error.code == .unavailable)
            #expect(error.message.hasPrefix("\(way.vendor.format.provider): "))
        } catch {
            Issue.record(error)
        }
    }

    @Test(arguments: Way.all)
    func `A stream gives the same reply as a whole answer`(_ way: Way) throws {
        for kind in ["normal", "tools", "refused", "truncated", "filtered"] {
            var streamed = try way.reply(kind)
            let whole = try way.vendor.reply(kind)
            // Gemini gives a filtered answer's beginning away in a stream alone.
            if way.vendor == .gemini, kind == "filtered" { streamed.turn = whole.turn }
            // Its signature comes at the end of a stream, in a part of its own.
            if way.vendor == .gemini { streamed.turn.opaqueParts = whole.turn.opaqueParts }
            #expect(streamed == whole, "\(kind)")
        }
    }

    @Test func `Replies say which model wrote them, and under which id`() throws {
        let reply = try Vendor.openAIChat.reply("normal")
        #expect(reply.model == "gpt-5.2-2025-12-11")
        #expect(reply.id == "chatcmpl-CkR2x7aJ")
        #expect(try Vendor.gemini.reply("normal").model == "gemini-3.8-flash")
        // Bedrock names no model: it is the one that was asked.
        #expect(try Vendor.bedrock.reply("normal").model == Vendor.bedrock.model)
    }

    @Test func `Anthropic's own reason for a refusal is told`() throws {
        #expect(
            try Vendor.anthropic.streamedReply("refused").outcome
                == .refused("The request could enable cyber harm."))
    }

    @Test func `A prompt that Gemini blocks is refused without candidates`() throws {
        let reply = try Vendor.gemini.reply("refused")
        #expect(reply.outcome == .refused("the prompt was blocked: PROHIBITED_CONTENT"))
        #expect(reply.usage == TokenUsage(input: 1_200))
    }

    @Test func `Gemini's thoughts are no part of its answer`() throws {
        func event(_ part: String) -> String { #"{"candidates":[{"content":{"parts":[\#(part)]}}]}"# }
        let events = [
            event(#"{"text":"Hm.","thought":true}"#), event(#"{"text":"a"}"#), event(#"{"text":"b"}"#),
            #"{"candidates":[{"finishReason":"STOP"}]}"#,
        ]
        #expect(try Answer.reply(to: "m", events: events, format: GeminiFormat()).turn.text == "ab")
    }

    @Test(arguments: ["MALFORMED_FUNCTION_CALL", "MISSING_THOUGHT_SIGNATURE", "OTHER"])
    func `An answer that Gemini broke off is no reply`(_ reason: String) {
        let body = Data(#"{"candidates":[{"finishReason":"\#(reason)","finishMessage":"why"}]}"#.utf8)
        #expect(throws: ModelError(.invalidResponse, "gcp.gemini: the answer broke off: \(reason) why")) {
            try GeminiFormat().reply(from: body, to: "gemini")
        }
    }

    @Test func `A response that is not finished is no reply`() {
        let body = Data(#"{"id":"resp_1","object":"response","status":"in_progress","error":null,"output":[]}"#.utf8)
        #expect(throws: ModelError.self) { try OpenAIResponsesFormat().reply(from: body, to: "gpt-5.2") }
    }

    @Test func `An error event of a response has the meaning of its code`() throws {
        let error = #expect(throws: ModelError.self) { try Vendor.openAIResponses.streamedReply("error-event") }
        #expect(error?.code == .rateLimited)
    }

    @Test func `A filter's error inside of a success is a refusal`() throws {
        let failed = #"{"id":"r","status":"failed","error":{"code":"invalid_prompt","message":"flagged"},"output":[]}"#
        let reply = try OpenAIResponsesFormat().reply(from: Data(failed.utf8), to: "m")
        #expect(reply.outcome == .refused("flagged"))
        let filtered = #"{"error":{"message":"filtered","type":null,"param":null,"code":"content_filter"}}"#
        #expect(
            try Answer.reply(to: "m", events: [filtered], format: OpenAIChatFormat(.azure)).outcome
                == .refused("filtered"))
        #expect(
            try Answer.reply(
                to: "m", events: [#"{"type":"response.failed","response":\#(failed)}"#],
                format: OpenAIResponsesFormat()
            ).outcome == .refused("flagged"))
    }

    @Test func `Arguments that come as an object are read as text would be`() throws {
        let call = #"{"index":0,"id":"c","function":{"name":"t","arguments":{"k":1}}}"#
        let whole = #"{"choices":[{"message":{"tool_calls":[\#(call)]}}]}"#
        let chunk = #"{"choices":[{"delta":{"tool_calls":[\#(call)]},"finish_reason":"stop"}]}"#
        let format = OpenAIChatFormat(.generic)
        #expect(try format.reply(from: Data(whole.utf8), to: "m").turn.toolCalls.first?.arguments == ["k": 1])
        #expect(try Answer.reply(to: "m", events: [chunk], format: format).turn.toolCalls.first?.arguments == ["k": 1])
    }

    @Test func `llama_cpp's answer is read without the details that it leaves out`() throws {
        let reply = try OpenAIChatFormat(.llamaCpp).reply(from: Answer.data("llama-cpp.normal.json"), to: "qwen")
        #expect(reply.turn.text == Answer.text)
        #expect(reply.usage == TokenUsage(input: 1_200, output: 140))
    }

    @Test func `Two calls that Ollama gives one index are two calls`() throws {
        let reply = try Answer.reply(
            to: "qwen3", in: Answer.data("ollama.tools.sse"), format: OpenAIChatFormat(.ollama))
        #expect(reply.turn.toolCalls.map(\.name) == ["get_logs", "list_events"])
        #expect(reply.turn.toolCalls.map(\.arguments) == [Answer.arguments, [:]])
    }

    @Test func `Content in parts is one text`() throws {
        let body = #"{"choices":[{"message":{"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}}]}"#
        #expect(try OpenAIChatFormat(.generic).reply(from: Data(body.utf8), to: "m").turn.text == "ab")
    }

    @Test(arguments: ["", "{}", "not JSON", #""text""#, #"{"pod":"#])
    func `Arguments that are no JSON are null, and none are an empty object`(_ text: String) throws {
        let message: JSONValue = [
            "tool_calls": [
                ["id": "call_1", "type": "function", "function": ["name": "t", "arguments": .string(text)]]
            ]
        ]
        let body: JSONValue = ["choices": [["message": message, "finish_reason": "tool_calls"]]]
        let reply = try OpenAIChatFormat().reply(from: Data(body.compactText.utf8), to: "m")
        let expected: [String: JSONValue] = ["": [:], "{}": [:], #""text""#: "text"]
        #expect(reply.turn.toolCalls.first?.arguments == expected[text] ?? .null)
    }

    @Test func `Calls without an id, or with one that was there before, get ids of our own`() throws {
        let body = #"""
            {"id":"chatcmpl-1","choices":[{"finish_reason":"tool_calls","message":{"tool_calls":[
            {"function":{"name":"a","arguments":"{}"}},{"id":"x","function":{"name":"b","arguments":"{}"}},
            {"id":"x","function":{"name":"c","arguments":{"k":1}}}]}}]}
            """#
        let calls = try OpenAIChatFormat(.generic).reply(from: Data(body.utf8), to: "m").turn.toolCalls
        #expect(calls.map(\.id) == ["midwatch_chatcmpl1_0", "x", "midwatch_chatcmpl1_2"])
        #expect(calls.last?.arguments == ["k": 1])
    }

    @Test(arguments: Vendor.allCases)
    func `Members that nobody knows are ignored`(_ vendor: Vendor) throws {
        var body = try JSONValue(parsing: Answer.data("\(vendor.rawValue).normal.json"))
        body["invented"] = ["a": [1, 2, 3]]
        let reply = try vendor.format.reply(from: Data(body.compactText.utf8), to: vendor.model)
        #expect(try reply == vendor.reply("normal"))
    }

    @Test func `Counts that are no counts are zero, and parts are no more than the whole`() throws {
        let body = #"""
            {"choices":[{"message":{"content":"x"}}],"usage":{"prompt_tokens":5,"completion_tokens":-7,
            "prompt_tokens_details":{"cached_tokens":9,"cache_write_tokens":1e300},
            "completion_tokens_details":{"reasoning_tokens":"many"}}}
            """#
        let reply = try OpenAIChatFormat().reply(from: Data(body.utf8), to: "m")
        #expect(reply.usage == TokenUsage(input: 5, cachedInput: 5))
    }

    @Test func `Counts whose sum fits no integer stay at the largest`() throws {
        let body =
            #"{"content":[],"stop_reason":"end_turn","usage":{"input_tokens":9223372036854775807,"#
            + #""cache_read_input_tokens":9223372036854775807,"output_tokens":1}}"#
        let reply = try AnthropicMessagesFormat().reply(from: Data(body.utf8), to: "m")
        #expect(reply.usage == TokenUsage(input: .max, cachedInput: .max, output: 1))
    }
}
