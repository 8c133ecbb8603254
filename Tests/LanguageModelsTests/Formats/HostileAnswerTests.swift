import Foundation
import KubernetesModel
import LanguageModels
import ModelExchange
import Testing

/// Whatever a server sends, there is a reply or an error with a code.
struct HostileAnswerTests {
    private static let nested = String(repeating: "[", count: 100_000)

    @Test(arguments: Vendor.allCases)
    func `A body that is no answer is an error that says what it is`(_ vendor: Vendor) {
        let bodies: [(String, String)] = [
            ("", "an empty body"), (" \n", "an empty body"),
            ("<html><title>502 Bad\nGateway</title>", "'502 Bad Gateway'"),
            ("<!DOCTYPE html>", "an HTML page"), ("upstream failed", "no JSON"), (Self.nested, "levels deep"),
            (#"{"a":1e999}"#, "a number in range"), ("{}", "the answer has no"), ("[]", "the answer has no"),
            ("null", "the answer has no"), (#"{"choices":[]}"#, "the answer has no"),
        ]
        for (body, expected) in bodies {
            let error = #expect(throws: ModelError.self) {
                try vendor.format.reply(from: Data(body.utf8), to: vendor.model)
            }
            #expect(error?.code == .invalidResponse)
            // A response of OpenAI's without anything has no end, rather than no content.
            let isResponse = vendor == .openAIResponses && expected == "the answer has no"
            #expect(error?.message.contains(isResponse ? "has not come to an end" : expected) == true)
            #expect((error?.message.count ?? .max) < 400)
        }
    }

    @Test(arguments: Vendor.streaming)
    func `An event that is no JSON is an error`(_ vendor: Vendor) {
        for data in ["", "x", "{", Self.nested, #"{"a":1e999}"#] {
            let error = #expect(throws: ModelError.self) {
                try Answer.reply(to: vendor.model, events: [data], format: vendor.format)
            }
            #expect(error?.code == .invalidResponse)
        }
    }

    @Test(arguments: Vendor.streaming)
    func `A stream that ends before the answer is an error`(_ vendor: Vendor) throws {
        let data = try Answer.data("\(vendor.rawValue).normal.sse")
        var parser = ServerSentEventParser()
        let events = try parser.push(data).map(\.data).filter { $0 != "[DONE]" }
        for count in 0..<events.count - (vendor == .openAIChat ? 2 : 1) {
            let error = #expect(throws: ModelError.self) {
                try Answer.reply(to: vendor.model, events: Array(events.prefix(count)), format: vendor.format)
            }
            #expect(error?.code == .invalidResponse)
        }
    }

    @Test(arguments: Vendor.streaming)
    func `Events of every shape are ignored or turned down`(_ vendor: Vendor) {
        let shapes = [
            "null", "[]", "1", #""x""#, "{}", #"{"type":"invented"}"#, #"{"type":{}}"#, #"{"choices":{}}"#,
            #"{"choices":[null,1,{"delta":1},{"delta":{"tool_calls":[1,null,{}]}}]}"#,
            #"{"candidates":[{"content":[]}]}"#,
            #"{"type":"content_block_delta"}"#, #"{"type":"content_block_start"}"#, #"{"type":"response.completed"}"#,
            #"{"type":"message_delta","usage":[]}"#, #"{"type":"response.output_item.done"}"#,
            #"{"type":"message_stop"}"#,
            #"{"error":null}"#, #"{"error":{}}"#, #"{"error":[]}"#, #"{"error":"text"}"#,
            #"{"usage":{"prompt_tokens":[]}}"#,
        ]
        for shape in shapes {
            do {
                _ = try Answer.reply(to: vendor.model, events: [shape], format: vendor.format)
            } catch {
                #expect(error is ModelError)
            }
        }
    }

    @Test(arguments: Vendor.allCases)
    func `Answers with bytes changed at random give a reply or an error`(_ vendor: Vendor) throws {
        var random = SeededGenerator(seed: 11)
        for kind in ["normal", "tools", "refused"] {
            let name = vendor == .bedrock ? "\(vendor.rawValue).\(kind).json" : "\(vendor.rawValue).\(kind).sse"
            let original = try Answer.data(name)
            for _ in 0..<100 {
                var data = original
                for _ in 0..<3 {
                    data[Int.random(in: 0..<data.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                do {
                    _ =
                        try vendor == .bedrock
                        ? vendor.format.reply(from: data, to: vendor.model)
                        : Answer.reply(to: vendor.model, in: data, format: vendor.format)
                } catch {
                    #expect(error is ModelError)
                }
            }
        }
    }

    @Test func `A piece of a tool call that never began is an error`() {
        let delta = #"{"choices":[{"index":0,"delta":{"tool_calls":[{"index":3,"function":{"arguments":"{"}}]}}]}"#
        let end = #"{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"#
        let error = #expect(throws: ModelError.self) {
            try Answer.reply(to: "m", events: [delta, end], format: OpenAIChatFormat())
        }
        #expect(error == ModelError(.invalidResponse, "openai: a piece of a tool call came before the call itself"))
        let block = #"{"type":"content_block_delta","index":3,"delta":{"type":"text_delta","text":"x"}}"#
        #expect(
            throws: ModelError(.invalidResponse, "anthropic: a piece of a content block came before the block itself")
        ) {
            try Answer.reply(to: "m", events: [block], format: AnthropicMessagesFormat())
        }
    }

    @Test(arguments: ["9223372036854775807", "-1", "1000000000", "1e18"])
    func `An index may be any number`(_ index: String) throws {
        let call = #"{"index":\#(index),"id":"c","function":{"name":"t","arguments":"{}"}}"#
        let reply = try Answer.reply(
            to: "m",
            events: [
                #"{"choices":[{"index":0,"delta":{"tool_calls":[\#(call)]}}]}"#,
                #"{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"#,
            ], format: OpenAIChatFormat())
        #expect(reply.turn.toolCalls.map(\.id) == ["c"])
    }

    @Test func `Tool calls without an end are too many`() {
        let events = (0..<1_000).map { index in
            #"{"choices":[{"index":0,"delta":{"tool_calls":[{"index":\#(index),"id":"c\#(index)"}]}}]}"#
        }
        let tooMany = #expect(throws: ModelError.self) {
            try Answer.reply(to: "m", events: events, format: OpenAIChatFormat())
        }
        #expect(tooMany?.code == .tooLarge)
        let blocks = (0..<2_000).map { index in
            #"{"type":"content_block_start","index":\#(index),"content_block":{"type":"tool_use","id":"c"}}"#
        }
        let error = #expect(throws: ModelError.self) {
            try Answer.reply(to: "m", events: blocks, format: AnthropicMessagesFormat())
        }
        #expect(error?.code == .tooLarge)
    }

    @Test func `Of two members with one name the later counts`() throws {
        let body = #"{"choices":[{"message":{"content":"a","content":"b"},"finish_reason":"stop"}]}"#
        #expect(try OpenAIChatFormat().reply(from: Data(body.utf8), to: "m").turn.text == "b")
    }

    @Test(.timeLimit(.minutes(5)))
    func `Very many tiny pieces take no more than their share of time`() throws {
        let piece = #"{"choices":[{"index":0,"delta":{"content":"ab"}}]}"#
        let end = #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#
        let reply = try Answer.reply(
            to: "m", events: Array(repeating: piece, count: 100_000) + [end], format: OpenAIChatFormat())
        #expect(reply.turn.text.utf8.count == 200_000)
    }

    @Test(arguments: ["id", "model"])
    func `What a server calls itself is cut`(_ member: String) throws {
        let name = String(repeating: "x\u{202E}", count: 100_000)
        let body: JSONValue = [
            "choices": [["message": ["content": "x"], "finish_reason": .string(name)]], member: .string(name),
        ]
        let reply = try OpenAIChatFormat().reply(from: Data(body.compactText.utf8), to: "m")
        for text in [reply.model, reply.id ?? ""] + reply.finishReasons {
            #expect(text.count < 210 && !text.unicodeScalars.contains("\u{202E}"))
        }
    }
}
