import Foundation
import ModelExchange
import Testing

@testable import LanguageModels

struct RetryAfterTests {
    private static let headers: [(WireHeaders, Duration?)] = [
        (["retry-after": "3"], .seconds(3)),
        (["Retry-After": "0.25"], .milliseconds(250)),
        (["retry-after-ms": "40", "retry-after": "3"], .milliseconds(40)),
        (["retry-after": "Wed, 25 Nov 2026 20:00:30 GMT"], .seconds(30)),
        (["retry-after": "Wed, 25 Nov 2026 19:59:00 GMT"], nil),
        (["retry-after": "soon"], nil),
        (["retry-after": "-1"], nil),
        (["retry-after": "0"], nil),
        (["retry-after": "nan"], nil),
        (["retry-after": "1e300"], .seconds(30 * 86_400)),
        (["retry-after": "inf"], .seconds(30 * 86_400)),
        ([:], nil),
    ]

    @Test(arguments: headers)
    func `Seconds, milliseconds and dates are understood, and nonsense is none`(headers: WireHeaders, wait: Duration?) {
        #expect(RetryAfter.duration(headers, now: .testing) == wait)
    }

    private static let answers: [(WireHeaders, ModelError.Code, Bool, Bool, String)] = [
        (["x-should-retry": "true"], .unavailable, false, true, "the header wins over the status"),
        (["x-should-retry": "false"], .unavailable, true, false, "in both ways"),
        (["x-should-retry": "true"], .spendLimit, false, false, "but money does not come back"),
        (["x-should-retry": "true"], .unauthorized, false, false, "nor does a key"),
        (["x-should-retry": "maybe"], .unavailable, true, true, "what is neither is nothing"),
    ]

    @Test(arguments: answers)
    func `A provider's word on retries counts, but not where money or a key is the matter`(
        headers: WireHeaders, code: ModelError.Code, before: Bool, after: Bool, reason: String
    ) {
        let failure = AttemptFailure(
            answer: WireFailure(ModelError(code, "m"), isWorthRetrying: before), status: 503, headers: headers,
            body: Data(), now: .testing)
        #expect(failure.isWorthRetrying == after, "\(reason)")
    }

    private static let formats: [(Int, String, Bool)] = [
        (400, #"{"error":{"message":"'response_format' of type 'json_schema' is not supported"}}"#, true),
        (422, #"{"detail":"json_schema: extra fields not permitted"}"#, true),
        (400, #"{"error":{"message":"prompt is too long"}}"#, false),
        (500, #"{"error":{"message":"json_schema crashed"}}"#, false),
    ]

    @Test(arguments: formats)
    func `A refusal of the way in which JSON is asked for is told from others`(
        status: Int, body: String, isRefused: Bool
    ) {
        let failure = AttemptFailure(
            answer: WireFailure(ModelError(.invalidRequest, "m"), isWorthRetrying: false), status: status, headers: [:],
            body: Data(body.utf8), now: .testing)
        #expect(failure.refusesAnswerFormat == isRefused)
    }
}
