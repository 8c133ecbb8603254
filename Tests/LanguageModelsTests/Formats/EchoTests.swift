import Foundation
import KubernetesModel
import LanguageModels
import ModelExchange
import Testing

/// What only the provider understands goes back to it, unchanged and where it was.
struct EchoTests {
    private func body(of vendor: Vendor, after turn: ModelTurn, model: String? = nil) throws -> JSONValue {
        let request = SampleRequest.toolResults.request(after: turn)
        let call = vendor.format.call(for: request, model: model ?? vendor.model, isStreaming: false)
        return try JSONValue(parsing: call.body)
    }

    @Test(arguments: [true, false])
    func `Anthropic gets its thoughts back before the call`(_ isStreaming: Bool) throws {
        let turn =
            try isStreaming
            ? Vendor.anthropic.streamedReply("tools").turn : Vendor.anthropic.reply("tools").turn
        let answer = try JSONValue(parsing: Answer.data("anthropic.tools.json"))
        #expect(try body(of: .anthropic, after: turn)["messages"]?[1]?["content"] == answer["content"])
    }

    @Test(arguments: [true, false])
    func `OpenAI gets its encrypted thoughts back before the call`(_ isStreaming: Bool) throws {
        let turn =
            try isStreaming
            ? Vendor.openAIResponses.streamedReply("tools").turn : Vendor.openAIResponses.reply("tools").turn
        let answer = try JSONValue(parsing: Answer.data("openai-responses.tools.json"))
        let input = try #require(try body(of: .openAIResponses, after: turn)["input"]?.arrayValue)
        #expect(Array(input[1...2]) == answer["output"]?.arrayValue)
        #expect(input[3]["type"] == "function_call_output" && input[3]["call_id"] == "call_9fKq2")
    }

    @Test(arguments: [true, false])
    func `Gemini gets its signatures back at the parts that had them`(_ isStreaming: Bool) throws {
        let turn = try isStreaming ? Vendor.gemini.streamedReply("tools").turn : Vendor.gemini.reply("tools").turn
        let parts = try #require(try body(of: .gemini, after: turn)["contents"]?[1]?["parts"]?.arrayValue)
        let answer = try JSONValue(parsing: Answer.data("gemini.tools.json"))
        let given = try #require(answer["candidates"]?[0]?["content"]?["parts"]?.arrayValue)
        #expect(Array(parts.prefix(2)) == given)
    }

    @Test func `Gemini is not shown an id that it has not given`() throws {
        let turn = try Vendor.gemini.reply("tools").turn
        let response = try body(of: .gemini, after: turn)["contents"]?[2]?["parts"]?[0]?["functionResponse"]
        #expect(response == ["name": "get_logs", "response": ["output": "out of memory"]])
    }

    @Test func `Bedrock gets its reasoning back before the call`() throws {
        let turn = try Vendor.bedrock.reply("tools").turn
        let answer = try JSONValue(parsing: Answer.data("bedrock.tools.json"))
        let content = try body(of: .bedrock, after: turn)["messages"]?[1]?["content"]
        #expect(content == answer["output"]?["message"]?["content"])
    }

    @Test(arguments: [Vendor.openAIResponses, .anthropic, .gemini, .bedrock])
    func `Another model gets the text and the calls alone`(_ vendor: Vendor) throws {
        let turn = try vendor.reply("tools").turn
        #expect(!turn.opaqueParts.isEmpty)
        for other in Vendor.allCases {
            let text = try body(of: other, after: turn, model: "another").compactText
            for secret in ["signature\":\"Eq", "CpYBAdHtim9y", "gAAAAABor0Aw", "EmwKAhgBEgy3va3pzix"] {
                #expect(!text.contains(secret))
            }
            #expect(text.contains("get_logs") && text.contains("out of memory"))
        }
    }

    @Test func `Thoughts that the server has not encrypted do not go back`() throws {
        var answer = try JSONValue(parsing: Answer.data("openai-responses.tools.json"))
        var output = answer["output"]?.arrayValue ?? []
        output[0]["encrypted_content"] = .null
        answer["output"] = .array(output)
        let turn = try OpenAIResponsesFormat().reply(from: Data(answer.compactText.utf8), to: "gpt-5.2").turn
        #expect(turn.opaqueParts.isEmpty && turn.opaqueOwner == nil)
        #expect(turn.toolCalls.count == 1)
    }

    @Test(arguments: Vendor.allCases)
    func `A call and its result have one id`(_ vendor: Vendor) throws {
        let turn = try vendor.reply("tools").turn
        let id = try #require(turn.toolCalls.first?.id)
        let text = try body(of: vendor, after: turn).compactText
        #expect(text.ranges(of: "\"\(id)\"").count == (vendor == .gemini ? 0 : 2))
    }
}
