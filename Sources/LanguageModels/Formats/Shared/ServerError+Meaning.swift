import ModelExchange

extension ServerError {
    /// What the error means, by its identifiers first: one status stands for a full road and for an empty purse.
    ///
    /// - Parameter status: The response's; nil for an error inside of a success.
    func code(status: Int?) -> ModelError.Code {
        if let meaning = Self.meanings.first(where: { names($0.fragments) }) { return meaning.code }
        if let status = status ?? self.status { return Self.code(status) }
        return names(["invalid", "not_found", "validation"]) ? .invalidRequest : .invalidResponse
    }

    /// Whether a filter took the request for harmful. OpenAI and Azure say so in an error, not in a reply.
    var isRefusal: Bool {
        names([
            "content_filter", "content_policy", "responsibleaipolicyviolation", "invalid_prompt", "bio_policy",
            "cyber_policy", "misalignment_policy",
        ])
    }

    /// Whether a quota of the day is used up, which no wait of ours outlasts: Google's `...PerDay...`, and Bedrock's
    /// "Too many tokens per day", which has no identifier of its own.
    var isDailyQuota: Bool {
        names(["perday"]) || (names(["throttlingexception"]) && message.lowercased().contains("per day"))
    }

    private func names(_ fragments: [String]) -> Bool {
        identifiers.contains { identifier in fragments.contains { identifier.contains($0) } }
    }

    /// The first row that fits counts.
    private static let meanings: [(fragments: [String], code: ModelError.Code)] = [
        // OpenAI: credit_balance_exhausted, {project,organization}_{spend,usage}_limit_exceeded, of the type
        // insufficient_quota. Anthropic: {enforced,contract,linked_organization}_spend_limit_reached, billing_error;
        // its ramp_limit_exceeded is not among them: it goes away with its retry-after.
        (
            ["insufficient_quota", "credit_balance", "spend_limit", "usage_limit", "billing", "quota_exceeded"],
            .spendLimit
        ),
        (
            [
                "invalid_api_key", "api_key_invalid", "authentication_error", "permission_error", "permission_denied",
                "unauthenticated", "organization_on_hold", "accessdenied", "unrecognizedclient", "invalidsignature",
                "expiredtoken", "incompletesignature",
            ], .unauthorized
        ),
        (
            ["rate_limit", "ramp_limit", "resource_exhausted", "throttling", "too_many_requests", "slow_down"],
            .rateLimited
        ),
        (["modeltimeout", "timeout_error", "deadline_exceeded"], .timedOut),
        (
            [
                "overloaded", "server_error", "api_error", "internal", "unavailable", "modelnotready",
                "modelerror",
            ], .unavailable
        ),
    ]

    private static func code(_ status: Int) -> ModelError.Code {
        switch status {
        case 401, 403: .unauthorized
        case 402: .spendLimit
        case 408, 504: .timedOut
        // A conflict, and a dependency that failed.
        case 409, 424: .unavailable
        case 429: .rateLimited
        case 500...: .unavailable
        default: .invalidRequest
        }
    }
}
