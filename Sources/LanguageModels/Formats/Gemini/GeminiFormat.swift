public import Foundation
import KubernetesModel
public import ModelExchange

/// Google's Gemini API, `generateContent`.
public struct GeminiFormat: WireFormat {
    /// The version in the path: `v1`, `v1beta`.
    public var apiVersion: String
    /// Whether an answer's schema may stand beside tools, as with Gemini 3 and later. Where not, the schema is sent
    /// once no tools may be called any more, in their place.
    public var combinesToolsAndSchema: Bool

    public init(apiVersion: String = "v1", combinesToolsAndSchema: Bool = true) {
        self.apiVersion = apiVersion
        self.combinesToolsAndSchema = combinesToolsAndSchema
    }

    public var provider: String { "gcp.gemini" }

    public func call(for request: ModelRequest, model: String, isStreaming: Bool) -> WireCall {
        // A tuned model has its collection in its name.
        let name = model.contains("/") ? model : "models/\(model)"
        let method = isStreaming ? "streamGenerateContent" : "generateContent"
        return WireCall(
            path: "/\(apiVersion.percentEncoded())/\(name.percentEncoded(keeping: "/")):\(method)",
            query: isStreaming ? "alt=sse" : nil, headers: ["content-type": "application/json"],
            body: body(of: request, model: model), isStreaming: isStreaming)
    }

    public func reply(from body: Data, to model: String) throws(ModelError) -> ModelReply {
        var gathering = GeminiGathering(format: self, model: model)
        try gathering.take(checked(parsed(body)))
        return try gathering.reply()
    }

    public func makeAssembler(for model: String) -> any ReplyAssembler {
        GeminiAssembler(format: self, model: model)
    }
}
