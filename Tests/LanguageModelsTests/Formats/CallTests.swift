import Foundation
import LanguageModels
import ModelExchange
import Testing

struct CallTests {
    private let request = SampleRequest.plain.request(after: ModelTurn())

    @Test func `Anthropic is told the version of its API`() {
        let call = AnthropicMessagesFormat().call(for: request, model: "m", isStreaming: true)
        #expect(call.path == "/v1/messages")
        #expect(call.headers["anthropic-version"] == "2023-06-01")
        #expect(call.headers["content-type"] == "application/json")
    }

    @Test(
        arguments: [
            ("gemini-3.8-flash", false, "/v1/models/gemini-3.8-flash:generateContent", nil),
            ("gemini-3.8-flash", true, "/v1/models/gemini-3.8-flash:streamGenerateContent", "alt=sse"),
            ("tunedModels/mine", false, "/v1/tunedModels/mine:generateContent", nil),
            ("a b?c", false, "/v1/models/a%20b%3Fc:generateContent", nil),
        ] as [(String, Bool, String, String?)])
    func `Gemini's model and way of answering stand in the path`(
        _ model: String, _ isStreaming: Bool, _ path: String, _ query: String?
    ) {
        let call = GeminiFormat().call(for: request, model: model, isStreaming: isStreaming)
        #expect(call.path == path)
        #expect(call.query == query)
        #expect(call.isStreaming == isStreaming)
    }

    @Test func `Bedrock's model is encoded in the path, and nothing is streamed`() {
        let call = BedrockConverseFormat().call(
            for: request, model: "arn:aws:bedrock:eu-west-1:1:inference-profile/eu.x:0", isStreaming: true)
        #expect(call.path == "/model/arn%3Aaws%3Abedrock%3Aeu-west-1%3A1%3Ainference-profile%2Feu.x%3A0/converse")
        #expect(!call.isStreaming)
    }

    @Test(arguments: Vendor.allCases)
    func `No call has a credential`(_ vendor: Vendor) {
        let call = vendor.format.call(for: request, model: vendor.model, isStreaming: false)
        #expect(Set(call.headers.sorted.map(\.name)).isSubset(of: ["content-type", "accept", "anthropic-version"]))
    }
}
