import Foundation
import LanguageModels
import ModelExchange
import Testing

struct FailureTests {
    struct Row: CustomTestStringConvertible {
        var vendor = Vendor.openAIChat
        let status: Int
        let body: String
        let code: ModelError.Code
        let isWorthRetrying: Bool
        var headers: WireHeaders = [:]

        var testDescription: String { "\(vendor.rawValue) \(status) \(body.prefix(60))" }

        var failure: WireFailure {
            vendor.format.failure(status: status, headers: headers, body: Data(body.utf8))
        }
    }

    private static func openAI(_ type: String, _ code: String) -> String {
        #"{"error":{"message":"why","type":"\#(type)","param":null,"code":"\#(code)"}}"#
    }

    private static func anthropic(_ type: String, details: String? = nil) -> String {
        let details = details.map { #","details":{"error_code":"\#($0)"}"# } ?? ""
        return #"{"type":"error","error":{"type":"\#(type)","message":"why"\#(details)},"request_id":"req_1"}"#
    }

    private static func google(_ code: Int, _ status: String, details: String = "[]") -> String {
        #"{"error":{"code":\#(code),"message":"why","status":"\#(status)","details":\#(details)}}"#
    }

    static let rows: [Row] = [
        // By the status alone.
        Row(status: 400, body: "{}", code: .invalidRequest, isWorthRetrying: false),
        Row(status: 401, body: "", code: .unauthorized, isWorthRetrying: false),
        Row(status: 402, body: "", code: .spendLimit, isWorthRetrying: false),
        Row(status: 403, body: "", code: .unauthorized, isWorthRetrying: false),
        Row(status: 404, body: "Not Found", code: .invalidRequest, isWorthRetrying: false),
        Row(status: 408, body: "", code: .timedOut, isWorthRetrying: true),
        Row(status: 409, body: "", code: .unavailable, isWorthRetrying: true),
        Row(status: 413, body: "", code: .invalidRequest, isWorthRetrying: false),
        Row(
            status: 422, body: #"{"detail":[{"msg":"field required"}]}"#, code: .invalidRequest,
            isWorthRetrying: false),
        Row(status: 429, body: "", code: .rateLimited, isWorthRetrying: true),
        Row(status: 500, body: "", code: .unavailable, isWorthRetrying: true),
        Row(status: 502, body: "<html></html>", code: .unavailable, isWorthRetrying: true),
        Row(status: 504, body: "", code: .timedOut, isWorthRetrying: true),
        Row(status: 529, body: "", code: .unavailable, isWorthRetrying: true),
        // OpenAI. A key that is missing has no code of its own.
        Row(
            status: 401, body: #"{"error":{"message":"why","type":"invalid_request_error","param":null,"code":null}}"#,
            code: .unauthorized, isWorthRetrying: false),
        Row(
            status: 401, body: openAI("invalid_request_error", "invalid_api_key"), code: .unauthorized,
            isWorthRetrying: false),
        Row(
            status: 404, body: openAI("invalid_request_error", "model_not_found"), code: .invalidRequest,
            isWorthRetrying: false),
        Row(status: 429, body: openAI("tokens", "rate_limit_exceeded"), code: .rateLimited, isWorthRetrying: true),
        Row(
            status: 429, body: openAI("insufficient_quota", "insufficient_quota"), code: .spendLimit,
            isWorthRetrying: false),
        Row(
            status: 429, body: openAI("insufficient_quota", "credit_balance_exhausted"), code: .spendLimit,
            isWorthRetrying: false),
        Row(
            status: 429, body: openAI("insufficient_quota", "project_spend_limit_exceeded"), code: .spendLimit,
            isWorthRetrying: false),
        Row(
            status: 429, body: openAI("requests", "organization_usage_limit_exceeded"), code: .spendLimit,
            isWorthRetrying: false),
        Row(status: 500, body: openAI("server_error", "server_error"), code: .unavailable, isWorthRetrying: true),
        // Compatible servers: the code is a number, or there is none; the error is a text, or has no `error` around it.
        Row(
            status: 503, body: #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#,
            code: .unavailable, isWorthRetrying: true),
        Row(status: 404, body: #"{"error":"model 'x' not found"}"#, code: .invalidRequest, isWorthRetrying: false),
        Row(
            status: 400, body: #"{"object":"error","message":"why","type":"BadRequestError","param":null,"code":400}"#,
            code: .invalidRequest, isWorthRetrying: false),
        // Anthropic.
        Row(
            vendor: .anthropic, status: 429, body: anthropic("rate_limit_error"), code: .rateLimited,
            isWorthRetrying: true),
        Row(
            vendor: .anthropic, status: 529, body: anthropic("overloaded_error"), code: .unavailable,
            isWorthRetrying: true),
        Row(vendor: .anthropic, status: 500, body: anthropic("api_error"), code: .unavailable, isWorthRetrying: true),
        Row(vendor: .anthropic, status: 504, body: anthropic("timeout_error"), code: .timedOut, isWorthRetrying: true),
        Row(
            vendor: .anthropic, status: 402, body: anthropic("billing_error"), code: .spendLimit, isWorthRetrying: false
        ),
        Row(
            vendor: .anthropic, status: 403, body: anthropic("permission_error"), code: .unauthorized,
            isWorthRetrying: false),
        Row(
            vendor: .anthropic, status: 413, body: anthropic("request_too_large"), code: .invalidRequest,
            isWorthRetrying: false),
        Row(
            vendor: .anthropic, status: 429,
            body: anthropic("rate_limit_error", details: "enforced_spend_limit_reached"),
            code: .spendLimit, isWorthRetrying: false),
        Row(
            vendor: .anthropic, status: 429,
            body: anthropic("rate_limit_error", details: "contract_spend_limit_reached"),
            code: .spendLimit, isWorthRetrying: false),
        // How fast usage may grow: it passes.
        Row(
            vendor: .anthropic, status: 429, body: anthropic("rate_limit_error", details: "ramp_limit_exceeded"),
            code: .rateLimited, isWorthRetrying: true),
        // Gemini.
        Row(
            vendor: .gemini, status: 429, body: google(429, "RESOURCE_EXHAUSTED"), code: .rateLimited,
            isWorthRetrying: true),
        Row(vendor: .gemini, status: 503, body: google(503, "UNAVAILABLE"), code: .unavailable, isWorthRetrying: true),
        Row(
            vendor: .gemini, status: 504, body: google(504, "DEADLINE_EXCEEDED"), code: .timedOut, isWorthRetrying: true
        ),
        Row(
            vendor: .gemini, status: 403, body: google(403, "PERMISSION_DENIED"), code: .unauthorized,
            isWorthRetrying: false),
        Row(
            vendor: .gemini, status: 400,
            body: google(
                400, "INVALID_ARGUMENT",
                details: #"[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}]"#),
            code: .unauthorized, isWorthRetrying: false),
        Row(
            vendor: .gemini, status: 429,
            body: google(
                429, "RESOURCE_EXHAUSTED",
                details: #"[{"violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]}]"#),
            code: .rateLimited, isWorthRetrying: false),
        Row(
            vendor: .gemini, status: 429, body: "[\(google(429, "RESOURCE_EXHAUSTED"))]", code: .rateLimited,
            isWorthRetrying: true),
        // Bedrock, which names the error in a header.
        Row(
            vendor: .bedrock, status: 429, body: #"{"message":"Too many requests, please wait."}"#, code: .rateLimited,
            isWorthRetrying: true, headers: ["X-Amzn-ErrorType": "ThrottlingException:http://internal.amazon.com/"]),
        Row(
            vendor: .bedrock, status: 429, body: #"{"message":"Too many tokens per day, please wait."}"#,
            code: .rateLimited, isWorthRetrying: false, headers: ["x-amzn-errortype": "ThrottlingException"]),
        Row(
            vendor: .bedrock, status: 429, body: #"{"message":"The model is not ready."}"#, code: .unavailable,
            isWorthRetrying: true, headers: ["x-amzn-errortype": "ModelNotReadyException"]),
        Row(
            vendor: .bedrock, status: 408, body: #"{"message":"why"}"#, code: .timedOut, isWorthRetrying: true,
            headers: ["x-amzn-errortype": "ModelTimeoutException"]),
        Row(
            vendor: .bedrock, status: 424, body: #"{"message":"why"}"#, code: .unavailable, isWorthRetrying: false,
            headers: ["x-amzn-errortype": "ModelErrorException"]),
        Row(
            vendor: .bedrock, status: 403,
            body: #"{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"why"}"#,
            code: .unauthorized, isWorthRetrying: false),
        Row(
            vendor: .bedrock, status: 400, body: #"{"message":"why"}"#, code: .invalidRequest, isWorthRetrying: false,
            headers: ["x-amzn-errortype": "ValidationException"]),
    ]

    @Test(arguments: rows)
    func `A failure has the meaning that its vendor gives it`(_ row: Row) {
        let failure = row.failure
        #expect(failure.error.code == row.code)
        #expect(failure.isWorthRetrying == row.isWorthRetrying)
        #expect(failure.refusal == nil)
        #expect(failure.error.message.hasPrefix("\(row.vendor.format.provider): HTTP \(row.status)"))
    }

    @Test(arguments: [
        #"{"error":{"message":"The response was filtered.","type":null,"param":"prompt","code":"content_filter","#
            + #""status":400,"innererror":{"code":"ResponsibleAIPolicyViolation"}}}"#,
        #"{"error":{"message":"The response was filtered.","type":null,"param":"prompt","code":"400","#
            + #""innererror":{"code":"ResponsibleAIPolicyViolation"}}}"#,
        openAI("invalid_request_error", "content_policy_violation").replacing(
            "why", with: "The response was filtered."),
    ])
    func `A request that a filter turns down is refused, and not sent again`(_ body: String) {
        let failure = OpenAIChatFormat(.azure).failure(status: 400, headers: [:], body: Data(body.utf8))
        #expect(failure.refusal == "The response was filtered.")
        #expect(failure.error.code == .invalidRequest)
        #expect(!failure.isWorthRetrying)
        let reply = failure.reply(provider: "azure.ai.openai", model: "gpt")
        #expect(reply?.outcome == .refused("The response was filtered."))
        #expect(reply?.usage == TokenUsage())
    }

    @Test func `The wait that Google asks for in the body is told`() {
        let details = #"[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"26.5s"}]"#
        let body = Data(Self.google(429, "RESOURCE_EXHAUSTED", details: details).utf8)
        #expect(
            GeminiFormat().failure(status: 429, headers: [:], body: body).error.retryAfter == .milliseconds(26_500))
    }

    @Test(arguments: ["nan", "-1s", "1e400s", "s", "9999999999999s", "x"])
    func `A wait that is none is not told`(_ delay: String) {
        let body = Data(Self.google(429, "X", details: #"[{"retryDelay":"\#(delay)"}]"#).utf8)
        #expect(GeminiFormat().failure(status: 429, headers: [:], body: body).error.retryAfter == nil)
    }

    @Test(arguments: [
        ("", "openai: HTTP 503: an empty body"),
        (
            "<html>\r\n<head><title>503 Service Unavailable</title></head>",
            "the HTML page '503 Service Unavailable' and not"
        ),
        ("<html>", "an HTML page and not the API's JSON; check the address and the proxies in front of it"),
        ("no healthy upstream", "a body that is no JSON"), ("{}", "JSON without an explanation"),
        (
            #"{"error":{"message":"Slow\u0000 down\n\u001b[31mnow","code":"slow_down"}}"#,
            "(slow_down): Slow down [31mnow"
        ),
        (#"{"error":{"message":42,"code":{}}}"#, "JSON without an explanation"),
    ])
    func `A message says what came, on one line`(_ body: String, _ expected: String) {
        let message = OpenAIChatFormat().failure(status: 503, headers: [:], body: Data(body.utf8)).error.message
        #expect(message.contains(expected))
        #expect(!message.unicodeScalars.contains { $0.value < 32 })
    }

    @Test(arguments: Vendor.allCases)
    func `A body of any kind and size gives a short message`(_ vendor: Vendor) {
        let bodies = [
            String(repeating: "[", count: 100_000),
            #"{"error":{"message":"\#(String(repeating: "a ", count: 100_000))"}}"#,
            #"{"error":{"code":"\#(String(repeating: "é", count: 100_000))"}}"#,
            "<title>" + String(repeating: "x", count: 9_999),
            "\u{0}\u{1}", "null", "[]", #"[{"error":[]}]"#, #"{"error":{"details":[1,{"violations":{}}]}}"#,
        ]
        for body in bodies {
            let failure = vendor.format.failure(
                status: 500, headers: ["x-amzn-errortype": String(repeating: "x", count: 9_999)], body: Data(body.utf8))
            #expect(failure.error.message.count < 600)
        }
    }

    @Test func `A message does not repeat a key`() {
        let body = Self.openAI("invalid_request_error", "invalid_api_key")
            .replacing("why", with: "Incorrect API key provided: sk-proj-0123456789abcdef.")
        let message = OpenAIChatFormat().failure(status: 401, headers: [:], body: Data(body.utf8)).error.message
        #expect(message.contains("Incorrect API key provided: [key]") && !message.contains("0123"))
    }

    @Test func `A message says what to do about a key, money and a wrong address`() {
        func message(_ status: Int) -> String {
            OpenAIChatFormat().failure(status: status, headers: [:], body: Data("{}".utf8)).error.message
        }
        #expect(message(401).hasSuffix("; check the key and what it may use"))
        #expect(message(402).hasSuffix("; the account's balance or limit of spending is used up"))
        #expect(message(404).hasSuffix("; check the model's name and the address"))
    }
}
