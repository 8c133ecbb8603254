package import KubernetesModel

/// What a server answered to one step.
package struct Answer: Hashable, Sendable {
    package var status: Int
    package var contentType: String?
    package var warnings: [String]
    /// The JSON of the body; a watch's events as a list; text as a string; null for nothing.
    package var body: JSONValue

    package init(status: Int, contentType: String? = nil, warnings: [String] = [], body: JSONValue = .null) {
        self.status = status
        self.contentType = contentType
        self.warnings = warnings
        self.body = body
    }
}

extension Answer {
    /// As it is recorded and compared.
    package var value: JSONValue {
        var value: JSONValue = ["status": .integer(status), "body": body]
        if let contentType { value["contentType"] = .string(contentType) }
        if !warnings.isEmpty { value["warnings"] = .array(warnings.map(JSONValue.string)) }
        return value
    }

    package init(_ value: JSONValue) {
        self.init(
            status: value["status"]?.intValue ?? 0, contentType: value["contentType"]?.stringValue,
            warnings: (value["warnings"]?.arrayValue ?? []).compactMap(\.stringValue), body: value["body"] ?? .null)
    }
}
