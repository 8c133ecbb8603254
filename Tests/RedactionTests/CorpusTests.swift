import Foundation
import KubernetesModel
import Redaction
import Testing

/// The shared cases, each in every encoding that it may be met in.
@Suite(.enabled(if: SharedData.exists("redaction-cases.jsonl"), "the shared data is absent: set MIDWATCH_SHARED"))
struct CorpusTests {
    private struct Case {
        var kind: String
        var text: String
        /// Nil where the text holds none.
        var secret: String?
    }

    private func cases() throws -> [Case] {
        try SharedData.lines("redaction-cases.jsonl").map { line in
            let item = try JSONValue(parsing: line)
            func text(_ key: String) throws -> String? {
                guard let encoded = item[key]?.stringValue else { return nil }
                return String(decoding: try #require(Data(base64Encoded: encoded)), as: UTF8.self)
            }
            let secret = item["label"]?.intValue == 1 ? try text("secret_base64") : nil
            return Case(
                kind: item["kind"]?.stringValue ?? "?", text: try #require(try text("text_base64")), secret: secret)
        }
    }

    @Test(arguments: Encoding.allCases)
    func `every secret is gone, and no other text has changed`(encoding: Encoding) throws {
        let redactor = try Redactor.fixed()
        var (secrets, others) = (0, 0)
        for item in try cases() {
            let text = encoding.encode(item.text)
            let redacted = redactor.redact(text)
            if let secret = item.secret {
                secrets += 1
                #expect(redacted != text, "\(item.kind)")
                for form in Encoding.forms(of: secret) { #expect(!redacted.contains(form), "\(item.kind)") }
            } else {
                others += 1
                #expect(redacted == text, "\(item.kind)")
            }
        }
        #expect(secrets >= 40 && others >= 40)
    }

    @Test func `a stream gives what the whole text gives`() throws {
        let redactor = try Redactor.fixed()
        let text = try cases().map(\.text).joined(separator: "\n")
        #expect(redactor.redact(text, inChunksOf: 1) == redactor.redact(text))
        #expect(redactor.redact(text, inChunksOf: 7) == redactor.redact(text))
    }
}
