/// What a server that speaks OpenAI's Chat Completions takes of it. A field that it does not know may fail the request.
public struct ChatProfile: Hashable, Sendable {
    /// How a server is told what JSON the answer has to be.
    public enum SchemaMode: String, Codable, Hashable, Sendable, CaseIterable {
        /// `response_format` with the schema.
        case responseFormat
        /// vLLM's own `structured_outputs`.
        case structuredOutputs
        /// `response_format` asks for any JSON, and the schema stands in the instructions.
        case jsonObject
        /// The schema stands in the instructions, and nothing holds the model to it.
        case none
    }

    /// The field for the most tokens of a reply.
    public enum TokenLimitField: String, Codable, Hashable, Sendable, CaseIterable {
        case maxCompletionTokens = "max_completion_tokens"
        /// The older one, which OpenAI's reasoning models refuse.
        case maxTokens = "max_tokens"
    }

    /// The provider's name as OpenTelemetry has it, or one in its manner.
    public var provider: String
    public var route = OpenAIRoute.standard
    public var tokenLimitField = TokenLimitField.maxTokens
    public var schemaMode = SchemaMode.responseFormat
    /// Whether the server knows `strict` at schemas and tools.
    public var supportsStrict = false
    /// Whether the server knows `tool_choice`. Where not, tools are left out to forbid them.
    public var supportsToolChoice = true
    /// Whether the server knows `parallel_tool_calls`.
    public var supportsParallelToolCalls = false
    /// Whether instructions go under the role `developer`, and not `system`.
    public var supportsDeveloperRole = false
    /// Whether the server knows `reasoning_effort`. Where not, an effort is not sent.
    public var supportsEffort = false
    /// Whether the server knows `store`.
    public var supportsStore = false
    /// Whether a stream can say at its end how many tokens it cost.
    public var streamsUsage = true

    public init(provider: String) { self.provider = provider }
}

extension ChatProfile {
    /// OpenAI itself.
    public static var openAI: ChatProfile {
        var profile = ChatProfile(provider: "openai")
        profile.tokenLimitField = .maxCompletionTokens
        profile.supportsStrict = true
        profile.supportsParallelToolCalls = true
        profile.supportsDeveloperRole = true
        profile.supportsEffort = true
        profile.supportsStore = true
        return profile
    }

    /// Azure OpenAI, whose API is OpenAI's at another path.
    public static var azure: ChatProfile {
        var profile = openAI
        profile.provider = "azure.ai.openai"
        profile.route = .azure
        return profile
    }

    /// Azure OpenAI with a dated version of the API, `2024-10-21` or later. It stores nothing unless it is told to.
    public static func azure(apiVersion: String) -> ChatProfile {
        var profile = azure
        profile.route = .azureDeployments(apiVersion: apiVersion)
        profile.supportsStore = false
        return profile
    }

    /// Ollama (`docs/api/openai-compatibility.mdx`): no `tool_choice`, and of a schema nothing but the schema.
    public static var ollama: ChatProfile {
        var profile = ChatProfile(provider: "ollama")
        profile.supportsToolChoice = false
        profile.supportsEffort = true
        return profile
    }

    /// vLLM 0.12 or later.
    public static var vLLM: ChatProfile {
        var profile = ChatProfile(provider: "vllm")
        profile.tokenLimitField = .maxCompletionTokens
        profile.supportsParallelToolCalls = true
        profile.supportsEffort = true
        return profile
    }

    /// `llama-server` of llama.cpp, started with `--jinja` for tools. It takes `tool_choice` as a word alone.
    public static var llamaCpp: ChatProfile {
        var profile = ChatProfile(provider: "llama_cpp")
        profile.supportsParallelToolCalls = true
        return profile
    }

    /// A server of which no more is known than that it is compatible: the fields that all have.
    public static var generic: ChatProfile { ChatProfile(provider: "openai_compatible") }
}
