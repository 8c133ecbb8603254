import Testing

@testable import LanguageModels

struct FormatLadderTests {
    private func mode(_ rung: FormatLadder.Rung) -> ChatProfile.SchemaMode? {
        (rung.format as? OpenAIChatFormat)?.profile.schemaMode
    }

    private func ladder(_ kind: ProviderKind) throws -> FormatLadder {
        let endpoint = try #require(Endpoint("http://models.test"))
        return ProviderConfiguration("p", kind: kind).formats(at: endpoint)
    }

    @Test func `A server goes down one step at a time, for one model, and to the end`() throws {
        let ladder = try ladder(.compatible)
        let first = ladder.format(for: "m")
        #expect(mode(first) == .responseFormat)
        #expect(ladder.stepDown(from: first, for: "m"))
        #expect(mode(ladder.format(for: "m")) == .jsonObject)
        #expect(ladder.stepDown(from: first, for: "m"), "another request found the same out meanwhile")
        let second = ladder.format(for: "m")
        #expect(mode(second) == .jsonObject)
        #expect(ladder.stepDown(from: second, for: "m"))
        let last = ladder.format(for: "m")
        #expect(mode(last) == ChatProfile.SchemaMode.none)
        #expect(!ladder.stepDown(from: last, for: "m"))
        #expect(mode(ladder.format(for: "other")) == .responseFormat)
    }

    @Test(arguments: ProviderKind.allCases)
    func `Vendors are asked in one way, servers of one's own in several`(kind: ProviderKind) throws {
        let ladder = try ladder(kind)
        let isOwn = [.ollama, .vLLM, .llamaCpp, .compatible].contains(kind)
        #expect(ladder.stepDown(from: ladder.format(for: "m"), for: "m") == isOwn)
    }
}
