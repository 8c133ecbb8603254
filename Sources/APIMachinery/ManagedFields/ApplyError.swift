package import KubernetesModel

/// Why something cannot be applied.
package enum ApplyError: Error, Hashable, Sendable {
    /// Others own what would change: 409.
    case conflict(ApplyConflict)
    /// The managed fields are not the client's to apply: 400.
    case badRequest(String)
    /// It does not fit the schema, which the server calls its own failure: 500.
    case failed(String)
}

/// The fields that others own and an apply would change.
package struct ApplyConflict: Error, Hashable, Sendable {
    /// One field and its owner.
    package struct Cause: Hashable, Sendable {
        package let field: String
        /// `conflict with "first"`, `conflict with "updater" using v1`.
        package let message: String

        /// The cause in the details of a `Status`.
        package var cause: JSONValue {
            ["reason": "FieldManagerConflict", "message": .string(message), "field": .string(field)]
        }
    }

    package let message: String
    package let causes: [Cause]

    /// Of the fields of each manager, managers in order.
    init(_ conflicts: [(manager: String, fields: FieldSet)]) {
        var causes: [Cause] = []
        var texts: [String] = []
        for (manager, fields) in conflicts {
            texts.append("conflicts with \(manager):")
            for path in fields.paths {
                let field = path.map(\.description).joined()
                causes.append(Cause(field: field, message: "conflict with \(manager)"))
                texts.append("- \(field)")
            }
        }
        self.causes = causes
        message =
            if causes.count == 1, let first = causes.first {
                "Apply failed with 1 conflict: \(first.message): \(first.field)"
            } else {
                "Apply failed with \(causes.count) conflicts: \(texts.joined(separator: "\n"))"
            }
    }
}
