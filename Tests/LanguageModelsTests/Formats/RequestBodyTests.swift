import Foundation
import KubernetesModel
import LanguageModels
import ModelExchange
import Testing

struct RequestBodyTests {
    private static let schema =
        #"{"type":"object","properties":{"kind":{"type":"string","const":"diagnosis"},"evidence":{"type":"array","#
        + #""items":{"type":"string"}},"cause":{"anyOf":[{"type":"string"},{"type":"null"}]}},"#
        + #""required":["kind","evidence","cause"],"additionalProperties":false}"#
    private static let parameters =
        #"{"type":"object","properties":{"pod":{"type":"string"},"tail":{"type":"integer"}},"#
        + #""required":["pod","tail"],"additionalProperties":false}"#

    /// A turn without parts that only its provider understands.
    private static let turn = ModelTurn(
        text: "I look.", toolCalls: [ToolCall(id: "call_1", name: "get_logs", arguments: Answer.arguments)])

    private func body(
        _ sample: SampleRequest, _ format: any LanguageModels.WireFormat, model: String = "m", isStreaming: Bool = false
    ) -> String {
        let request = sample.request(after: Self.turn)
        return String(decoding: format.call(for: request, model: model, isStreaming: isStreaming).body, as: UTF8.self)
    }

    @Test func `OpenAI's chat is asked with tools, results and a schema`() {
        #expect(
            body(.toolResults, OpenAIChatFormat(), isStreaming: true)
                == #"{"model":"m","messages":[{"role":"developer","content":"You find causes."},"#
                + #"{"role":"user","content":"Pod web-0 restarts."},{"role":"assistant","content":"I look.","#
                + #""tool_calls":[{"id":"call_1","type":"function","function":{"name":"get_logs","#
                + #""arguments":"{\"pod\":\"web-0\",\"tail\":50}"}}]},"#
                + #"{"role":"tool","tool_call_id":"call_1","content":"out of memory"}],"#
                + #""max_completion_tokens":1500,"store":false,"response_format":{"type":"json_schema","#
                + #""json_schema":{"name":"diagnosis","strict":true,"schema":\#(Self.schema)}},"#
                + #""tools":[{"type":"function","function":{"name":"get_logs","description":"Lines of a pod's log.","#
                + #""parameters":\#(Self.parameters),"strict":true}}],"tool_choice":"auto","#
                + #""parallel_tool_calls":false,"stream":true,"stream_options":{"include_usage":true}}"#)
    }

    @Test func `OpenAI's Responses are asked with tools, results and a schema`() {
        #expect(
            body(.toolResults, OpenAIResponsesFormat(), isStreaming: true)
                == #"{"model":"m","instructions":"You find causes.","#
                + #""input":[{"role":"user","content":"Pod web-0 restarts."},"#
                + #"{"role":"assistant","content":"I look."},{"type":"function_call","call_id":"call_1","#
                + #""name":"get_logs","arguments":"{\"pod\":\"web-0\",\"tail\":50}"},"#
                + #"{"type":"function_call_output","call_id":"call_1","output":"out of memory"}],"#
                + #""max_output_tokens":1500,"store":false,"include":["reasoning.encrypted_content"],"#
                + #""text":{"format":{"type":"json_schema","name":"diagnosis","strict":true,"#
                + #""schema":\#(Self.schema)}},"#
                + #""tools":[{"type":"function","name":"get_logs","description":"Lines of a pod's log.","#
                + #""parameters":\#(Self.parameters),"strict":true}],"tool_choice":"auto","#
                + #""parallel_tool_calls":false,"stream":true}"#)
    }

    @Test func `Anthropic is asked with tools, results and a schema, and keeps the beginning in its cache`() {
        #expect(
            body(.toolResults, AnthropicMessagesFormat(), isStreaming: true)
                == #"{"model":"m","max_tokens":1500,"system":[{"type":"text","text":"You find causes.","#
                + #""cache_control":{"type":"ephemeral"}}],"#
                + #""messages":[{"role":"user","content":[{"type":"text","text":"Pod web-0 restarts."}]},"#
                + #"{"role":"assistant","content":[{"type":"text","text":"I look."},{"type":"tool_use","id":"call_1","#
                + #""name":"get_logs","input":{"pod":"web-0","tail":50}}]},"#
                + #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"call_1","content":"out of memory","#
                + #""cache_control":{"type":"ephemeral"}}]}],"#
                + #""tools":[{"name":"get_logs","description":"Lines of a pod's log.","#
                + #""input_schema":\#(Self.parameters),"strict":true}],"#
                + #""tool_choice":{"type":"auto","disable_parallel_tool_use":true},"#
                + #""output_config":{"format":{"type":"json_schema","schema":\#(Self.schema)}},"stream":true}"#)
    }

    @Test func `Gemini is asked with tools, results and a schema`() {
        let schema = Self.schema.replacing(#""const":"diagnosis""#, with: #""enum":["diagnosis"]"#)
        #expect(
            body(.toolResults, GeminiFormat(), isStreaming: true)
                == #"{"systemInstruction":{"parts":[{"text":"You find causes."}]},"#
                + #""contents":[{"role":"user","parts":[{"text":"Pod web-0 restarts."}]},"#
                + #"{"role":"model","parts":[{"text":"I look."},{"functionCall":{"id":"call_1","name":"get_logs","#
                + #""args":{"pod":"web-0","tail":50}},"thoughtSignature":"skip_thought_signature_validator"}]},"#
                + #"{"role":"user","parts":[{"functionResponse":{"id":"call_1","name":"get_logs","#
                + #""response":{"output":"out of memory"}}}]}],"#
                + #""generationConfig":{"maxOutputTokens":1500,"responseMimeType":"application/json","#
                + #""responseJsonSchema":\#(schema)},"#
                + #""tools":[{"functionDeclarations":[{"name":"get_logs","description":"Lines of a pod's log.","#
                + #""parametersJsonSchema":\#(Self.parameters)}]}],"#
                + #""toolConfig":{"functionCallingConfig":{"mode":"VALIDATED"}}}"#)
    }

    @Test func `Bedrock is asked with tools, results and a schema as text`() {
        let schema = JSONValue.string(Self.schema).compactText
        #expect(
            body(.toolResults, BedrockConverseFormat(cachesInstructions: true))
                == #"{"system":[{"text":"You find causes."},{"cachePoint":{"type":"default"}}],"#
                + #""messages":[{"role":"user","content":[{"text":"Pod web-0 restarts."}]},"#
                + #"{"role":"assistant","content":[{"text":"I look."},{"toolUse":{"toolUseId":"call_1","#
                + #""name":"get_logs","input":{"pod":"web-0","tail":50}}}]},"#
                + #"{"role":"user","content":[{"toolResult":{"toolUseId":"call_1","#
                + #""content":[{"text":"out of memory"}]}}]}],"inferenceConfig":{"maxTokens":1500},"#
                + #""toolConfig":{"tools":[{"toolSpec":{"name":"get_logs","description":"Lines of a pod's log.","#
                + #""inputSchema":{"json":\#(Self.parameters)},"strict":true}}],"toolChoice":{"auto":{}}},"#
                + #""outputConfig":{"textFormat":{"type":"json_schema","structure":{"jsonSchema":{"name":"diagnosis","#
                + #""schema":\#(schema)}}}}}"#)
    }

    @Test(arguments: [
        (
            Vendor.openAIChat,
            #"{"model":"m","messages":[{"role":"developer","content":"You find causes."},"#
                + #"{"role":"user","content":"Pod web-0 restarts."}],"max_completion_tokens":1500,"store":false}"#
        ),
        (
            .openAIResponses,
            #"{"model":"m","instructions":"You find causes.","#
                + #""input":[{"role":"user","content":"Pod web-0 restarts."}],"max_output_tokens":1500,"store":false}"#
        ),
        (
            .anthropic,
            #"{"model":"m","max_tokens":1500,"system":[{"type":"text","text":"You find causes.","#
                + #""cache_control":{"type":"ephemeral"}}],"#
                + #""messages":[{"role":"user","content":[{"type":"text","text":"Pod web-0 restarts."}]}]}"#
        ),
        (
            .gemini,
            #"{"systemInstruction":{"parts":[{"text":"You find causes."}]},"#
                + #""contents":[{"role":"user","parts":[{"text":"Pod web-0 restarts."}]}],"#
                + #""generationConfig":{"maxOutputTokens":1500}}"#
        ),
        (
            .bedrock,
            #"{"system":[{"text":"You find causes."}],"#
                + #""messages":[{"role":"user","content":[{"text":"Pod web-0 restarts."}]}],"#
                + #""inferenceConfig":{"maxTokens":1500}}"#
        ),
    ])
    func `A plain question has nothing else in it`(_ vendor: Vendor, _ expected: String) {
        #expect(body(.plain, vendor.format) == expected)
    }

    @Test(arguments: [
        (Vendor.openAIChat, #""reasoning_effort":"low""#), (.openAIResponses, #""reasoning":{"effort":"low"}"#),
        (.anthropic, #""output_config":{"effort":"low"}"#), (.gemini, #""thinkingConfig":{"thinkingLevel":"LOW"}"#),
        (.bedrock, #""outputConfig":{"effort":"low"}"#),
    ])
    func `Effort is said in the vendor's words`(_ vendor: Vendor, _ expected: String) {
        #expect(body(.effort, vendor.format).contains(expected))
        #expect(!body(.plain, vendor.format).lowercased().contains("effort"))
    }

    @Test(arguments: [
        (Vendor.openAIChat, #""tool_choice":"none""#), (.openAIResponses, #""tool_choice":"none""#),
        (.anthropic, #""tool_choice":{"type":"none"}"#), (.gemini, #""functionCallingConfig":{"mode":"NONE"}"#),
        // It knows no such choice.
        (.bedrock, #""strict":true}}]},"outputConfig""#),
    ])
    func `Where tools are forbidden they stay listed`(_ vendor: Vendor, _ expected: String) {
        let body = body(.forcedAnswer, vendor.format)
        #expect(body.contains(expected))
        #expect(body.contains("Lines of a pod's log."))
    }

    @Test(arguments: [
        (
            Vendor.anthropic,
            #"[{"type":"tool_result","tool_use_id":"call_1","content":"out of memory","is_error":true},"#
                + #"{"type":"text","text":"Answer now."}]"#
        ),
        (
            .gemini,
            #"[{"functionResponse":{"id":"call_1","name":"get_logs","response":{"error":"out of memory"}}},"#
                + #"{"text":"Answer now."}]"#
        ),
        (
            .bedrock,
            #"[{"toolResult":{"toolUseId":"call_1","content":[{"text":"out of memory"}],"status":"error"}},"#
                + #"{"text":"Answer now."}]"#
        ),
    ])
    func `Results come first in one message with the words behind them`(_ vendor: Vendor, _ expected: String) {
        #expect(body(.forcedAnswer, vendor.format).contains(expected))
    }

    @Test(arguments: Vendor.allCases)
    func `No request has a parameter of sampling`(_ vendor: Vendor) throws {
        for sample in SampleRequest.allCases {
            let body = body(sample, vendor.format, isStreaming: true)
            for name in ["temperature", "top_p", "topP", "top_k", "topK", "seed", "penalty"] {
                #expect(!body.contains(#""\#(name)""#))
            }
            // What a conversation is about is for budgets and traces at home.
            #expect(!body.contains("shop/web-0"))
        }
    }

    @Test(arguments: Vendor.allCases)
    func `One request always has the same bytes`(_ vendor: Vendor) {
        for sample in SampleRequest.allCases { #expect(body(sample, vendor.format) == body(sample, vendor.format)) }
    }

    @Test func `Turns that say nothing are left out`() {
        let request = ModelRequest(
            instructions: "", turns: [.user("a"), .model(ModelTurn()), .user(""), .toolResults([]), .user("b")],
            maxOutputTokens: 9, conversation: "c")
        let format = AnthropicMessagesFormat()
        #expect(
            String(decoding: format.call(for: request, model: "m", isStreaming: false).body, as: UTF8.self)
                == #"{"model":"m","max_tokens":9,"messages":[{"role":"user","content":[{"type":"text","text":"a"},"#
                + #"{"type":"text","text":"b"}]}]}"#)
    }

    @Test func `Arguments that were no JSON go back as an empty object`() {
        let turn = ModelTurn(toolCalls: [ToolCall(id: "call_1", name: "get_logs", arguments: .null)])
        let request = SampleRequest.toolResults.request(after: turn)
        for (vendor, expected) in [
            (Vendor.openAIChat, #""arguments":"{}""#), (.openAIResponses, #""arguments":"{}""#),
            (.anthropic, #""input":{}"#), (.gemini, #""args":{}"#), (.bedrock, #""input":{}"#),
        ] {
            let call = vendor.format.call(for: request, model: "m", isStreaming: false)
            #expect(String(decoding: call.body, as: UTF8.self).contains(expected))
        }
    }

    @Test func `Gemini without tools beside a schema gets one after the other`() {
        let format = GeminiFormat(combinesToolsAndSchema: false)
        let asking = body(.toolResults, format)
        #expect(asking.contains("functionDeclarations") && !asking.contains("responseJsonSchema"))
        let forced = body(.forcedAnswer, format)
        #expect(!forced.contains("functionDeclarations") && forced.contains("responseJsonSchema"))
        #expect(body(.schema, format).contains("responseJsonSchema"))
    }

    @Test func `A model on Bedrock without structured output gets the schema in words`() {
        let body = body(.tools, BedrockConverseFormat(supportsStructuredOutput: false))
        #expect(body.contains("You find causes.\\n\\nAnswer with one JSON object"))
        #expect(!body.contains("outputConfig") && !body.contains("strict"))
    }

    @Test func `Thoughts are asked for where tools may need them back, and not of models without thoughts`() {
        #expect(!body(.schema, OpenAIResponsesFormat()).contains("include"))
        #expect(body(.tools, OpenAIResponsesFormat()).contains("reasoning.encrypted_content"))
        #expect(!body(.tools, OpenAIResponsesFormat(asksForThoughts: false)).contains("include"))
    }
}
