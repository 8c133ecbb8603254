import ModelExchange
import Tracing

extension SpanAttributes {
    /// What is known before the call.
    mutating func describe(_ request: ModelRequest, _ call: ObservedCall) {
        self["gen_ai.operation.name"] = call.operation
        self["gen_ai.provider.name"] = call.provider.system
        self["gen_ai.request.model"] = call.target.model
        self["server.address"] = call.provider.endpoint.host
        self["server.port"] = call.provider.endpoint.port
        self["gen_ai.conversation.id"] = request.conversation
        self["gen_ai.request.max_tokens"] = request.maxOutputTokens
        if request.answer != nil { self["gen_ai.output.type"] = "json" }
        if call.provider.isStreaming { self["gen_ai.request.stream"] = true }
        if let api = call.provider.openAIAPI { self["openai.api.type"] = api }
        self["midwatch.model.role"] = call.role.rawValue
        self["midwatch.model.provider"] = call.target.provider
    }

    /// What came of it.
    mutating func describe(_ reply: ModelReply) {
        self["gen_ai.response.model"] = reply.model
        if let id = reply.id { self["gen_ai.response.id"] = id }
        self["gen_ai.response.finish_reasons"] = reply.finishReasons
        self["gen_ai.usage.input_tokens"] = reply.usage.input
        self["gen_ai.usage.output_tokens"] = reply.usage.output
        self["gen_ai.usage.cache_read.input_tokens"] = reply.usage.cachedInput
        self["gen_ai.usage.cache_creation.input_tokens"] = reply.usage.cacheWrites
        self["gen_ai.usage.reasoning.output_tokens"] = reply.usage.reasoning
        self["midwatch.model.outcome"] = reply.outcome.name
        if let cost = reply.cost { self["midwatch.model.cost"] = Double(cost) / 1_000_000 }
    }
}
