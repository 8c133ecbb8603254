internal import APIMachinery
package import KubernetesModel

/// A failure as the API server tells it: a `Status`.
package struct APIError: Error, Sendable {
    package var code: Int
    package var reason: String
    package var message: String
    /// The members of `details`; nil: there are none.
    var details: JSONValue?
    /// Where an expired list may go on.
    var continuation: String?

    init(_ code: Int, _ reason: String, _ message: String, details: JSONValue? = nil, continuation: String? = nil) {
        self.code = code
        self.reason = reason
        self.message = message
        self.details = details
        self.continuation = continuation
    }

    /// The `Status` object.
    package var status: JSONValue {
        var status: [String: JSONValue] = [
            "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure",
            "message": .string(message), "code": .integer(code),
        ]
        if !reason.isEmpty { status["reason"] = .string(reason) }
        if let continuation { status["metadata"] = ["continue": .string(continuation)] }
        if let details { status["details"] = details }
        return .object(status)
    }
}

// The texts are those of apimachinery's pkg/api/errors/errors.go.
extension APIError {
    private static func details(_ name: ResourceName, _ object: String, _ more: [String: JSONValue] = [:]) -> JSONValue
    {
        var details = more
        if !object.isEmpty { details["name"] = .string(object) }
        if !name.group.isEmpty { details["group"] = .string(name.group) }
        if details["kind"] == nil, !name.plural.isEmpty { details["kind"] = .string(name.plural) }
        return .object(details)
    }

    static func notFound(_ resource: ResourceName, _ name: String) -> APIError {
        APIError(404, "NotFound", "\(resource.text) \"\(name)\" not found", details: details(resource, name))
    }

    static func alreadyExists(_ resource: ResourceName, _ name: String) -> APIError {
        APIError(
            409, "AlreadyExists", "\(resource.text) \"\(name)\" already exists", details: details(resource, name))
    }

    static func conflict(_ resource: ResourceName, _ name: String, _ why: String) -> APIError {
        APIError(
            409, "Conflict", "Operation cannot be fulfilled on \(resource.text) \"\(name)\": \(why)",
            details: details(resource, name))
    }

    /// A precondition of a write that does not hold.
    static func precondition(_ kind: ResourceKind, _ content: ObjectContent, uid: String) -> APIError {
        let path = [kind.isCustom ? "\(kind.group)/\(kind.plural)" : kind.plural, content.namespace, content.name]
        let key = path.filter { !$0.isEmpty }.joined(separator: "/")
        return conflict(
            kind.name, content.name,
            "StorageError: invalid object, Code: 4, Key: /registry/\(key), ResourceVersion: 0, AdditionalErrorMsg: "
                + "Precondition failed: UID in precondition: \(uid), UID in object meta: \(content.uid)")
    }

    /// The object was changed since it was read.
    static func modified(_ resource: ResourceName, _ name: String) -> APIError {
        conflict(
            resource, name,
            "the object has been modified; please apply your changes to the latest version and try again")
    }

    static func invalid(_ kind: ResourceKind, _ name: String, _ problems: [FieldError]) -> APIError {
        invalid(group: kind.group, kind: kind.kind, name: name, problems)
    }

    static func invalid(group: String, kind: String, name: String, _ problems: [FieldError]) -> APIError {
        let causes = problems.map(\.cause)
        return APIError(
            422, "Invalid", InvalidStatus.message(group: group, kind: kind, name: name, problems),
            details: details(
                ResourceName(group: group, plural: kind), name,
                causes.isEmpty ? [:] : ["causes": .array(causes)]))
    }

    /// A failure that is not told as one of Kubernetes' own: Go's error as it is.
    static func plain(_ message: String) -> APIError { APIError(500, "", message) }

    static func badRequest(_ message: String) -> APIError { APIError(400, "BadRequest", message) }

    static func forbidden(_ resource: ResourceName, _ name: String, _ why: String, causes: [JSONValue] = []) -> APIError
    {
        let message =
            name.isEmpty
            ? "\(resource.text) is forbidden: \(why)" : "\(resource.text) \"\(name)\" is forbidden: \(why)"
        return APIError(
            403, "Forbidden", message,
            details: details(resource, name, causes.isEmpty ? [:] : ["causes": .array(causes)]))
    }

    /// A resource that a group which is there does not have.
    static let unknownResource = APIError(
        404, "NotFound", "the server could not find the requested resource", details: [:])

    static let unauthorized = APIError(401, "Unauthorized", "Unauthorized")

    /// A method that the path has not.
    static let methodNotAllowed = APIError(
        405, "MethodNotAllowed", "the server does not allow this method on the requested resource", details: [:])

    static func expired(_ message: String) -> APIError { APIError(410, "Expired", message) }

    static func unsupportedMediaType(_ types: [String]) -> APIError {
        APIError(
            415, "UnsupportedMediaType",
            "the body of the request was in an unknown format - accepted media types include: "
                + types.joined(separator: ", "))
    }

    static func notAcceptable(_ types: [String]) -> APIError {
        APIError(
            406, "NotAcceptable",
            "only the following media types are accepted: " + types.joined(separator: ", "))
    }

    static func tooLarge(limit: Int) -> APIError {
        APIError(413, "RequestEntityTooLarge", "Request entity too large: limit is \(limit)")
    }

    static func tooManyRequests(_ message: String, cause: JSONValue) -> APIError {
        APIError(429, "TooManyRequests", message, details: ["causes": [cause]])
    }

    static func tooLargeResourceVersion(_ asked: Int, current: Int) -> APIError {
        APIError(
            504, "Timeout", "Timeout: Too large resource version: \(asked), current: \(current)",
            details: [
                "causes": [["reason": "ResourceVersionTooLarge", "message": "Too large resource version"]],
                "retryAfterSeconds": 1,
            ])
    }

    static func internalError(_ message: String) -> APIError {
        APIError(
            500, "InternalError", "Internal error occurred: \(message)",
            details: ["causes": [["message": .string(message)]]])
    }
}
