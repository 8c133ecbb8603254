import Testing

@testable import LanguageModels

struct SecretTextTests {
    @Test func `It prints as nothing, also inside of others and in a dump`() {
        let secret = SecretText("hush")
        var dumped = ""
        dump([secret: secret], to: &dumped)
        for text in ["\(secret)", secret.debugDescription, "\([secret])", String(reflecting: secret), dumped] {
            #expect(!text.contains("hush"))
            #expect(text.contains("<redacted>"))
        }
    }

    private static let keys: [(String, String?)] = [
        ("sk-1", "sk-1"), ("sk-1\n", "sk-1"), (" \tsk-1\r\n ", "sk-1"), ("", nil), (" \n", nil), ("sk 1", nil),
        ("sk-1\nsk-2", nil), ("sk-\u{0}", nil), ("schlüssel", nil), ("sk-1\u{7f}", nil),
    ]

    @Test(arguments: keys)
    func `A key is one printable word`(text: String, key: String?) { #expect(SecretText(text).headerValue == key) }
}
