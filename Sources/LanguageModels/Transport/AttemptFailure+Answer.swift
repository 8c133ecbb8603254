import Foundation
import ModelExchange

extension AttemptFailure {
    /// Makes the failure of an attempt that was answered with an error.
    ///
    /// - Parameter failure: What the vendor's format makes of the answer.
    init(answer failure: WireFailure, status: Int, headers: WireHeaders, body: Data, now: Date) {
        error = failure.error
        error.retryAfter = RetryAfter.duration(headers, now: now) ?? failure.error.retryAfter
        isWorthRetrying = failure.isWorthRetrying
        // What the vendors' own clients go by; no header makes money or a key come back.
        switch headers["x-should-retry"] {
        case "true": isWorthRetrying = ![.spendLimit, .unauthorized, .invalidRequest].contains(error.code)
        case "false": isWorthRetrying = false
        default: break
        }
        mayBeCharged = false
        refusesAnswerFormat = (status == 400 || status == 422) && Self.namesAnswerFormat(body)
    }

    /// Whether an error speaks of the field that asks for JSON, whatever its wording.
    private static func namesAnswerFormat(_ body: Data) -> Bool {
        let text = String(decoding: body, as: UTF8.self).lowercased()
        return ["response_format", "json_schema", "json_object", "structured output"].contains { text.contains($0) }
    }
}
