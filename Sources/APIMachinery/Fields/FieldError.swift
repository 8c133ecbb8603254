package import KubernetesModel

/// One field that is wrong, and why: a field error of apimachinery's pkg/util/validation/field, text for text.
package struct FieldError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of faults, as the causes of a `Status` name them.
    package enum Reason: String, Hashable, Sendable {
        case required = "FieldValueRequired"
        case invalid = "FieldValueInvalid"
        case notSupported = "FieldValueNotSupported"
        case notFound = "FieldValueNotFound"
        case duplicate = "FieldValueDuplicate"
        case forbidden = "FieldValueForbidden"
        case tooLong = "FieldValueTooLong"
        case tooMany = "FieldValueTooMany"
        case typeInvalid = "FieldValueTypeInvalid"
        case internalError = "InternalError"
    }

    package let reason: Reason
    package let field: String
    /// What is wrong, without the field: `Invalid value: -1: must be greater than or equal to 0`.
    package let message: String

    package init(_ reason: Reason, _ field: String, _ message: String) {
        self.reason = reason
        self.field = field
        self.message = message
    }

    package var description: String { "\(field): \(message)" }

    /// The cause in the details of a `Status`.
    package var cause: JSONValue {
        ["reason": .string(reason.rawValue), "message": .string(message), "field": .string(field)]
    }
}

extension FieldError {
    package static func required(_ path: FieldPath, _ detail: String = "") -> FieldError {
        FieldError(.required, path.description, "Required value" + (detail.isEmpty ? "" : ": \(detail)"))
    }

    /// A value that is not allowed; `value` as Go prints it.
    package static func invalid(_ path: FieldPath, go value: String, _ detail: String) -> FieldError {
        FieldError(.invalid, path.description, "Invalid value: \(value)" + (detail.isEmpty ? "" : ": \(detail)"))
    }

    package static func invalid(_ path: FieldPath, _ value: JSONValue?, _ detail: String) -> FieldError {
        invalid(path, go: text(value), detail)
    }

    package static func notSupported(_ path: FieldPath, _ value: JSONValue?, _ supported: [String]) -> FieldError {
        notSupported(path, go: text(value), supported)
    }

    package static func notSupported(_ path: FieldPath, go value: String, _ supported: [String]) -> FieldError {
        let values = supported.map(GoText.quoted).joined(separator: ", ")
        return FieldError(
            .notSupported, path.description,
            "Unsupported value: \(value)" + (supported.isEmpty ? "" : ": supported values: \(values)"))
    }

    package static func notFound(_ path: FieldPath, _ value: JSONValue?) -> FieldError {
        FieldError(.notFound, path.description, "Not found: \(text(value))")
    }

    package static func duplicate(_ path: FieldPath, _ value: JSONValue?) -> FieldError {
        FieldError(.duplicate, path.description, "Duplicate value: \(text(value))")
    }

    package static func forbidden(_ path: FieldPath, _ detail: String) -> FieldError {
        FieldError(.forbidden, path.description, "Forbidden: \(detail)")
    }

    package static func tooLong(_ path: FieldPath, maximum: Int) -> FieldError {
        FieldError(.tooLong, path.description, "Too long: must have at most \(maximum) bytes")
    }

    package static func tooMany(_ path: FieldPath, _ count: Int, maximum: Int) -> FieldError {
        FieldError(.tooMany, path.description, "Too many: \(count): must have at most \(maximum) items")
    }

    private static func text(_ value: JSONValue?) -> String {
        switch value {
        case nil: "\"\""
        case .null?: "\"null\""
        case .string(let text)?: GoText.quoted(text)
        case let value?: GoText.literal(value)
        }
    }
}

/// The `Status` of an object that is not valid.
package enum InvalidStatus {
    /// `Deployment.apps "web" is invalid: [...]`.
    package static func message(group: String, kind: String, name: String, _ errors: [FieldError]) -> String {
        // As apimachinery's aggregates do, each text once.
        var seen: Set<String> = []
        let texts = errors.map(\.description).filter { seen.insert($0).inserted }
        let list = texts.count == 1 ? texts.joined() : "[\(texts.joined(separator: ", "))]"
        return "\(qualified(kind, group)) \(GoText.quoted(name)) is invalid: \(list)"
    }

    package static func status(group: String, kind: String, name: String, _ errors: [FieldError]) -> JSONValue {
        var details: JSONValue = ["kind": .string(kind)]
        if !name.isEmpty { details["name"] = .string(name) }
        if !group.isEmpty { details["group"] = .string(group) }
        if !errors.isEmpty { details["causes"] = .array(errors.map(\.cause)) }
        return [
            "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure", "reason": "Invalid",
            "code": 422, "details": details,
            "message": .string(message(group: group, kind: kind, name: name, errors)),
        ]
    }

    private static func qualified(_ kind: String, _ group: String) -> String {
        group.isEmpty ? kind : "\(kind).\(group)"
    }
}
