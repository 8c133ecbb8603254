import Foundation
public import KubernetesModel

extension KubernetesError {
    /// Makes the error of an answer that is no success.
    static func answer(
        status httpStatus: Int, body: [UInt8], format: WireFormat?, retryAfter: Duration?, subject: RequestSubject
    ) -> KubernetesError {
        // A proxy on the way answers with HTML or plain text: then the HTTP status is all there is.
        let status = format.flatMap { format in body.withUnsafeBytes { try? APIStatus(body: $0, format: format) } }
        if let status, status.status == "Failure" || status.reason != nil {
            return failure(status, httpStatus: httpStatus, retryAfter: retryAfter, subject: subject)
        }
        let code = code(httpStatus: httpStatus, reason: nil)
        let text = String(decoding: body.prefix(200), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return KubernetesError(
            code == .notFound ? .notServed : code,
            explanation(code == .notFound ? .notServed : code, subject: subject)
                + ": HTTP \(httpStatus)\(text.isEmpty ? "" : ", \(text.debugDescription)")",
            retryAfter: retryAfter, missingRight: code == .forbidden ? subject.right : nil)
    }

    /// Makes the error of a `Status` that ended a watch.
    public init(watchStatus status: APIStatus, resource: APIResource, namespace: String?) {
        self = Self.failure(
            status, httpStatus: status.code ?? 500, retryAfter: nil,
            subject: RequestSubject(verb: "watch", resource: resource.qualifiedName, namespace: namespace))
    }

    private static func failure(
        _ status: APIStatus, httpStatus: Int, retryAfter: Duration?, subject: RequestSubject
    ) -> KubernetesError {
        var code = code(httpStatus: httpStatus, reason: status.reason)
        let causes = status.details?.causes ?? []
        let message = status.message ?? "HTTP \(httpStatus)"
        // Servers before 1.21 name the cause in the message alone.
        if code == .timeout,
            causes.contains(where: { $0.reason == "ResourceVersionTooLarge" })
                || message.contains("Too large resource version")
        {
            code = .tooLargeResourceVersion
        } else if code == .tooManyRequests, subject.isEviction,
            causes.contains(where: { $0.reason == "DisruptionBudget" }) || message.contains("disruption budget")
        {
            code = .disruptionBudget
        } else if code == .notFound, status.details?.name == nil, subject.name == nil {
            code = .notServed
        }
        return KubernetesError(
            code, "\(explanation(code, subject: subject)): \(message)", status: status,
            retryAfter: retryAfter ?? status.details?.retryAfterSeconds.map { .seconds($0) },
            missingRight: code == .forbidden ? subject.right : nil)
    }

    /// The class of a failure by the reason of its status, else by the HTTP status.
    private static func code(httpStatus: Int, reason: String?) -> Code {
        switch reason {
        case "NotFound": .notFound
        case "AlreadyExists": .alreadyExists
        case "Conflict": .conflict
        case "Forbidden": .forbidden
        case "Unauthorized": .unauthorized
        case "Invalid": .invalid
        case "BadRequest", "RequestEntityTooLarge": .badRequest
        case "MethodNotAllowed": .methodNotAllowed
        case "NotAcceptable", "UnsupportedMediaType": .unsupportedMediaType
        case "Expired": .expired
        case "Gone": .gone
        case "Timeout", "ServerTimeout": .timeout
        case "TooManyRequests": .tooManyRequests
        case "InternalError", "ServiceUnavailable": .serverError
        default: code(httpStatus: httpStatus)
        }
    }

    private static func code(httpStatus: Int) -> Code {
        switch httpStatus {
        case 401: .unauthorized
        case 403: .forbidden
        case 404: .notFound
        case 405: .methodNotAllowed
        case 406, 415: .unsupportedMediaType
        case 409: .conflict
        case 410: .gone
        case 422: .invalid
        case 429: .tooManyRequests
        case 504: .timeout
        case 400..<500: .badRequest
        default: .serverError
        }
    }

    private static func explanation(_ code: Code, subject: RequestSubject) -> String {
        switch code {
        case .forbidden: "not allowed to \(subject.right); grant the account this right in its role"
        case .unauthorized: "cannot \(subject): the cluster does not accept the credential; renew it"
        case .notServed: "cannot \(subject): the cluster does not serve it"
        case .conflict: "cannot \(subject): it has changed since it was read, or a precondition does not hold"
        case .disruptionBudget: "cannot \(subject): a disruption budget blocks the eviction"
        case .tooManyRequests: "cannot \(subject): the API server throttles"
        case .expired: "cannot \(subject): the version to continue from is too old"
        default: "cannot \(subject)"
        }
    }
}
