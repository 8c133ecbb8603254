import KubernetesModel
import ModelExchange
import Testing

@testable import LanguageModels

struct TokenEstimateTests {
    @Test func `A request is estimated at more tokens than English and JSON have`() {
        let text = String(repeating: "the container was killed because it used too much memory ", count: 100)
        let estimate = TokenEstimate.input(of: .asking(text))
        #expect(estimate > 1_000, "ten tokens a sentence, each sentence a hundred times")
        #expect(estimate < 2_500)
    }

    @Test func `Everything that is sent counts`() {
        var request = ModelRequest.asking()
        var last = TokenEstimate.input(of: request)
        let long = String(repeating: "x", count: 300)
        let call = ToolCall(id: "1", name: "t", arguments: [.string(long)])
        let changes: [(inout ModelRequest) -> Void] = [
            { $0.instructions += long },
            { $0.turns.append(.model(ModelTurn(text: long))) },
            { $0.turns.append(.model(ModelTurn(toolCalls: [call]))) },
            { $0.turns.append(.toolResults([ToolResult(callID: "1", name: "t", content: long)])) },
            { $0.turns.append(.model(ModelTurn(opaqueParts: [.string(long)]))) },
            { $0.tools.append(ToolSpecification(name: "t", description: long, parameters: [:])) },
            { $0.answer = AnswerFormat(name: "a", schema: ["description": .string(long)]) },
        ]
        for change in changes {
            change(&request)
            let next = TokenEstimate.input(of: request)
            #expect(next >= last + 100)
            last = next
        }
    }

    @Test func `A provider that counts nothing is not asked for free`() {
        let silent = ModelReply.saying(String(repeating: "word ", count: 60), usage: TokenUsage())
        let usage = TokenEstimate.usage(of: .asking(), silent)
        #expect(usage.input == TokenEstimate.input(of: .asking()))
        #expect(usage.output >= 100)
        let counted = ModelReply.saying("x")
        #expect(TokenEstimate.usage(of: .asking(), counted) == counted.usage)
    }

    @Test func `The most that a request can spend has all of the output that it allows`() {
        let most = Spending(mostOf: .asking(maxOutputTokens: 1_000), price: ModelPrice(input: 1, output: 10))
        let input = TokenEstimate.input(of: .asking())
        #expect(most == Spending(tokens: input + 1_000, cost: input + 10_000))
    }
}
