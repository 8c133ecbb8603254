import Foundation
import KubernetesModel
import LanguageModels
import ModelExchange
import Testing

struct ChatProfileTests {
    private func members(_ profile: ChatProfile, _ sample: SampleRequest = .tools) -> Set<String> {
        let call = ToolCall(id: "call_1", name: "get_logs", arguments: [:])
        let request = sample.request(after: ModelTurn(toolCalls: [call]))
        let body = OpenAIChatFormat(profile).call(for: request, model: "m", isStreaming: true).body
        // What is no object has no members, on which every expectation fails.
        let object = try? JSONSerialization.jsonObject(with: body) as? [String: Any]
        return Set((object ?? [:]).keys)
    }

    private func text(_ profile: ChatProfile, _ sample: SampleRequest = .tools) -> String {
        let request = sample.request(after: ModelTurn())
        return String(
            decoding: OpenAIChatFormat(profile).call(for: request, model: "m", isStreaming: true).body, as: UTF8.self)
    }

    @Test(arguments: [
        (
            ChatProfile.openAI,
            ["max_completion_tokens", "store", "response_format", "tool_choice", "parallel_tool_calls"]
        ),
        (.azure, ["max_completion_tokens", "store", "response_format", "tool_choice", "parallel_tool_calls"]),
        (
            .azure(apiVersion: "2024-10-21"),
            ["max_completion_tokens", "response_format", "tool_choice", "parallel_tool_calls"]
        ),
        (.ollama, ["max_tokens", "response_format"]),
        (.vLLM, ["max_completion_tokens", "response_format", "tool_choice", "parallel_tool_calls"]),
        (.llamaCpp, ["max_tokens", "response_format", "tool_choice", "parallel_tool_calls"]),
        (.generic, ["max_tokens", "response_format", "tool_choice"]),
    ])
    func `A server gets the fields that it knows`(_ profile: ChatProfile, _ expected: [String]) {
        let always: Set<String> = ["model", "messages", "tools", "stream", "stream_options"]
        #expect(members(profile) == always.union(expected))
    }

    @Test func `Strictness and the developer's role are for servers that know them`() {
        #expect(text(.openAI).contains(#""strict":true"#) && text(.openAI).contains(#""role":"developer""#))
        for profile in [ChatProfile.ollama, .vLLM, .llamaCpp, .generic] {
            #expect(!text(profile).contains("strict") && text(profile).contains(#""role":"system""#))
        }
    }

    @Test func `An effort is for servers that know it`() {
        #expect(members(.vLLM, .effort).contains("reasoning_effort"))
        #expect(!members(.generic, .effort).contains("reasoning_effort"))
    }

    @Test func `Where a choice cannot be said, forbidden tools are left out`() {
        #expect(members(.ollama, .tools).contains("tools"))
        #expect(!members(.ollama, .forcedAnswer).contains("tools"))
        #expect(members(.generic, .forcedAnswer).isSuperset(of: ["tools", "tool_choice"]))
    }

    @Test(arguments: ChatProfile.SchemaMode.allCases)
    func `A schema is asked for in each way`(_ mode: ChatProfile.SchemaMode) {
        var profile = ChatProfile.generic
        profile.schemaMode = mode
        let text = text(profile, .schema)
        let expected: [ChatProfile.SchemaMode: String] = [
            .responseFormat: #""response_format":{"type":"json_schema","json_schema":{"name":"diagnosis","schema":{"#,
            .structuredOutputs: #""structured_outputs":{"json":{"type":"object""#,
            .jsonObject: #""response_format":{"type":"json_object"}"#,
            .none: "Answer with one JSON object",
        ]
        #expect(expected[mode].map(text.contains) == true)
        let isSaidInWords = [.jsonObject, .none].contains(mode)
        #expect(text.contains("You find causes.\\n\\nAnswer with one JSON object") == isSaidInWords)
        #expect(text.contains(#"\"required\":[\"kind\",\"evidence\",\"cause\"]"#) == isSaidInWords)
        #expect(text.contains("response_format") == [.responseFormat, .jsonObject].contains(mode))
    }

    @Test(
        arguments: [
            (ChatProfile.openAI, "/v1/chat/completions", nil),
            (.azure, "/openai/v1/chat/completions", nil),
            (
                .azure(apiVersion: "2024-10-21"), "/openai/deployments/my%20gpt/chat/completions",
                "api-version=2024-10-21"
            ),
        ] as [(ChatProfile, String, String?)])
    func `The path is the server's`(_ profile: ChatProfile, _ path: String, _ query: String?) {
        let request = SampleRequest.plain.request(after: ModelTurn())
        let call = OpenAIChatFormat(profile).call(for: request, model: "my gpt", isStreaming: true)
        #expect(call.path == path)
        #expect(call.query == query)
        #expect(call.isStreaming)
        #expect(call.headers["Content-Type"] == "application/json")
    }

    @Test func `Another path may stand before the method`() {
        let request = SampleRequest.plain.request(after: ModelTurn())
        var profile = ChatProfile.generic
        profile.route = .prefixed("/api/v1")
        let call = OpenAIChatFormat(profile).call(for: request, model: "m", isStreaming: false)
        #expect(call.path == "/api/v1/chat/completions")
    }

    @Test func `Responses are one method for all of Azure's deployments`() {
        let request = SampleRequest.plain.request(after: ModelTurn())
        func path(_ format: OpenAIResponsesFormat) -> String {
            format.call(for: request, model: "m", isStreaming: false).path
        }
        #expect(path(OpenAIResponsesFormat()) == "/v1/responses")
        #expect(path(.azure) == "/openai/v1/responses")
        #expect(path(OpenAIResponsesFormat(route: .azureDeployments(apiVersion: "v"))) == "/openai/responses")
    }
}
