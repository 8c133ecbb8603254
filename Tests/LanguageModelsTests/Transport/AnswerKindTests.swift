import Testing

@testable import LanguageModels

struct AnswerKindTests {
    private static let types: [(String?, Bool, AnswerKind)] = [
        ("application/json", true, .json), ("application/json; charset=utf-8", false, .json),
        ("Application/JSON", false, .json), ("application/problem+json", false, .json),
        ("text/event-stream; charset=utf-8", true, .events), (" text/event-stream ", false, .events),
        (nil, false, .json), (nil, true, .events), ("", true, .events),
        ("text/html; charset=utf-8", false, .other("text/html")),
        ("application/x-ndjson", true, .other("application/x-ndjson")),
    ]

    @Test(arguments: types)
    func `The content type says what the body is, and the request where it does not`(
        type: String?, isStreaming: Bool, kind: AnswerKind
    ) { #expect(AnswerKind(contentType: type, isStreaming: isStreaming) == kind) }
}
