import Testing

@testable import LanguageModels

struct ServerTextTests {
    @Test(arguments: [
        ("Incorrect API key provided: sk-proj-abcd1234efgh.", "Incorrect API key provided: [key]"),
        ("key=sk-ant-api03-xyz0123456789 is bad", "[key] is bad"),
        ("'AIzaSyA1234567890abcdefghijklmnop'", "'[key]'"),
        ("AKIAIOSFODNN7EXAMPLE is not known", "[key] is not known"),
        ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "[key]"),
        ("api-key 0123456789abcdef0123456789abcdef!", "api-key [key]!"),
        ("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc", "Bearer [key]"),
    ])
    func `What looks like a key is masked`(_ text: String, _ expected: String) {
        #expect(ServerText.clean(text) == expected)
    }

    @Test(arguments: [
        "The model `us.anthropic.claude-sonnet-4-5-20250929-v1:0` does not exist",
        "risk-averse disk-pressure task-12345 in 7 days",
        "See https://platform.openai.com/docs/guides/error-codes for more",
        "prompt is too long: 210000 tokens > 200000 maximum", "request req_011CSHoEeqs5C35K2UUqR7Fy",
        "b7b5c3a0-1f2d-4c3b-9a8e-0123456789ab",
    ])
    func `What does not look like one stays`(_ text: String) {
        #expect(ServerText.clean(text) == text)
    }

    @Test func `A text becomes one line without control and invisible characters`() {
        #expect(ServerText.clean(" a\r\n\tb\u{202E}c\u{200B}\u{0}d \u{2028}e\u{7F} ") == "a bc d e")
    }

    @Test func `A long text is cut`() {
        let cut = ServerText.clean(String(repeating: "ab ", count: 10_000))
        #expect(cut.unicodeScalars.count == ServerText.maximumLength + 4)
        #expect(cut.hasSuffix(" ..."))
        #expect(ServerText.clean(String(repeating: "a", count: 200)) == String(repeating: "a", count: 200))
    }

    @Test func `A key at the cut is seen whole`() {
        let text = String(repeating: "a ", count: 97) + "sk-proj-" + String(repeating: "Z9", count: 50)
        #expect(!ServerText.clean(text).contains("Z9"))
    }
}
