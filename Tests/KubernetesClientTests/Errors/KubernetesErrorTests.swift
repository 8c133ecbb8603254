import KubernetesModel
import Testing

@testable import KubernetesClient

struct KubernetesErrorTests {
    /// An answer of the API server, and the class of its error.
    struct Answer: Sendable, CustomTestStringConvertible {
        let status: Int
        let reason: String
        var details = "{}"
        var message = "m"
        var subresource: String?
        var name: String? = "web"
        let code: KubernetesError.Code

        var testDescription: String { "\(status) \(reason) \(details)" }
    }

    static let answers = [
        Answer(status: 404, reason: "NotFound", details: #"{"name":"web","kind":"pods"}"#, code: .notFound),
        Answer(status: 404, reason: "NotFound", name: nil, code: .notServed),
        Answer(status: 409, reason: "AlreadyExists", code: .alreadyExists),
        Answer(status: 409, reason: "Conflict", code: .conflict),
        Answer(status: 403, reason: "Forbidden", code: .forbidden),
        Answer(status: 401, reason: "Unauthorized", code: .unauthorized),
        Answer(status: 422, reason: "Invalid", code: .invalid),
        Answer(status: 400, reason: "BadRequest", code: .badRequest),
        Answer(status: 405, reason: "MethodNotAllowed", code: .methodNotAllowed),
        Answer(status: 406, reason: "NotAcceptable", code: .unsupportedMediaType),
        Answer(status: 410, reason: "Expired", code: .expired),
        Answer(status: 410, reason: "Gone", code: .gone),
        Answer(status: 504, reason: "Timeout", code: .timeout),
        Answer(
            status: 504, reason: "Timeout", details: #"{"causes":[{"reason":"ResourceVersionTooLarge"}]}"#,
            code: .tooLargeResourceVersion),
        Answer(
            status: 504, reason: "Timeout", message: "Timeout: Too large resource version: 9, current: 3",
            code: .tooLargeResourceVersion),
        Answer(status: 429, reason: "TooManyRequests", code: .tooManyRequests),
        Answer(
            status: 429, reason: "TooManyRequests", details: #"{"causes":[{"reason":"DisruptionBudget"}]}"#,
            subresource: "eviction", code: .disruptionBudget),
        Answer(
            status: 429, reason: "TooManyRequests",
            message: "Cannot evict pod as it would violate the pod's disruption budget.", subresource: "eviction",
            code: .disruptionBudget),
        Answer(status: 429, reason: "TooManyRequests", subresource: "eviction", code: .tooManyRequests),
        Answer(
            status: 429, reason: "TooManyRequests", details: #"{"causes":[{"reason":"DisruptionBudget"}]}"#,
            code: .tooManyRequests),
        Answer(status: 500, reason: "InternalError", code: .serverError),
        Answer(status: 503, reason: "SomethingNew", code: .serverError),
    ]

    private func subject(_ answer: Answer) -> RequestSubject {
        RequestSubject(
            verb: "get", resource: "pods", namespace: "shop", name: answer.name,
            isEviction: answer.subresource == "eviction")
    }

    @Test(arguments: answers)
    func `A status is an error of its class`(answer: Answer) {
        let body = """
            {"kind":"Status","status":"Failure","message":"\(answer.message)","reason":"\(answer.reason)",\
            "details":\(answer.details),"code":\(answer.status)}
            """
        let error = KubernetesError.answer(
            status: answer.status, body: Array(body.utf8), format: .json, retryAfter: nil, subject: subject(answer))
        #expect(error.code == answer.code)
        #expect(error.status?.message == answer.message)
        #expect(error.message.contains(answer.message))
    }

    @Test(arguments: [
        (401, KubernetesError.Code.unauthorized), (403, .forbidden), (404, .notServed), (413, .badRequest),
        (429, .tooManyRequests), (502, .serverError),
    ])
    func `An answer of a proxy is an error by its HTTP status`(status: Int, code: KubernetesError.Code) {
        let error = KubernetesError.answer(
            status: status, body: Array("<html>no</html>".utf8), format: nil, retryAfter: nil,
            subject: RequestSubject(verb: "list", resource: "pods"))
        #expect(error.code == code)
        #expect(error.message.contains("HTTP \(status)"))
        #expect(error.status == nil)
    }

    @Test(arguments: [
        (nil, "list pods in the cluster"), ("shop", "list pods in namespace shop"),
    ])
    func `A refusal names the right that is missing`(namespace: String?, right: String) {
        let error = KubernetesError.answer(
            status: 403, body: Array(#"{"status":"Failure","reason":"Forbidden","message":"no"}"#.utf8), format: .json,
            retryAfter: nil, subject: RequestSubject(verb: "list", resource: "pods", namespace: namespace))
        #expect(error.missingRight == AccessRight(verb: "list", resource: "pods", namespace: namespace))
        #expect(error.message.hasPrefix("not allowed to \(right); grant"))
    }

    @Test func `The wait comes from the header, else from the details`() {
        let body = Array(#"{"status":"Failure","reason":"ServerTimeout","details":{"retryAfterSeconds":3}}"#.utf8)
        let subject = RequestSubject(verb: "get", resource: "pods")
        func wait(_ header: Duration?) -> Duration? {
            KubernetesError.answer(status: 500, body: body, format: .json, retryAfter: header, subject: subject)
                .retryAfter
        }
        #expect(wait(nil) == .seconds(3))
        #expect(wait(.seconds(7)) == .seconds(7))
    }

    @Test func `A status that ended a watch has its class too`() {
        var status = APIStatus()
        (status.reason, status.code, status.message) = ("Expired", 410, "too old resource version")
        let error = KubernetesError(watchStatus: status, resource: Pod.resource, namespace: nil)
        #expect(error.code == .expired)
        #expect(error.message.contains("too old resource version"))
    }
}
