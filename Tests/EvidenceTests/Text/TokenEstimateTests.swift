import Evidence
import Foundation
import Testing

@Suite struct `Estimating tokens` {
    private struct Sample: Decodable {
        let category: String
        let text: String
        let tokens: [String: Int]

        /// The most that any of the vocabularies makes of the text.
        var most: Int { tokens.values.max() ?? 0 }
    }

    private static func samples() throws -> [String: [Sample]] {
        let samples = try Fixture.lines("token-counts.jsonl").map {
            try JSONDecoder().decode(Sample.self, from: Data($0.utf8))
        }
        return Dictionary(grouping: samples, by: \.category)
    }

    @Test func `It is at least 0_98 of what any tokenizer counts, for each kind of text`() throws {
        let samples = try Self.samples()
        #expect(samples.count >= 25)
        for (category, samples) in samples {
            let estimate = samples.reduce(0) { $0 + TokenEstimate.tokens(in: $1.text) }
            let most = samples.reduce(0) { $0 + $1.most }
            let ratio = Double(estimate) / Double(most)
            #expect(ratio >= 0.98, "\(category): \(estimate) of \(most), \(ratio)")
        }
    }

    @Test(arguments: ["prose", "logs", "JSON", "traces"])
    func `It is at most half as much again for what prompts consist of`(category: String) throws {
        for sample in try #require(try Self.samples()[category]) {
            let ratio = Double(TokenEstimate.tokens(in: sample.text)) / Double(sample.most)
            #expect(0.95...1.5 ~= ratio, "\(ratio): \(sample.text.prefix(60))")
        }
    }

    @Test func `Texts joined by a line break cost no more than they do apart`() {
        var numbers = SeededNumbers(seed: 5)
        for _ in 0..<200 {
            let texts = (0..<3).map { _ in numbers.hostileText(count: 30) }
            let joined = TokenEstimate.tokens(in: texts.joined(separator: "\n"))
            #expect(joined <= texts.reduce(2) { $0 + TokenEstimate.tokens(in: $1) })
        }
    }

    @Test func `Only the empty text costs nothing`() {
        #expect(TokenEstimate.tokens(in: "") == 0)
        for text in ["a", "1", " ", "\n", "é", "\u{0}", "."] {
            // A single space is part of the word behind it.
            #expect(
                TokenEstimate.tokens(in: text) == (text == " " ? 0 : text == "é" ? 2 : text == "1" ? 2 : 1), "\(text)")
        }
    }
}
