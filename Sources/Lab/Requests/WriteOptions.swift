internal import APIMachinery
internal import KubernetesModel

/// How a write is to be done.
package struct WriteOptions: Sendable {
    /// What happens to fields that the kind does not know.
    package enum FieldValidation: String, Sendable {
        case ignore = "Ignore"
        case warn = "Warn"
        case strict = "Strict"
    }

    /// Whether everything happens but the writing itself.
    package var isDryRun = false
    /// Who owns the fields that are written.
    package var manager: String
    package var validation = FieldValidation.ignore
    /// Whether a server-side apply takes fields from other managers.
    package var isForced = false

    package init(manager: String) { self.manager = manager }

    init(_ request: APIRequest, operation: String) throws(APIError) {
        manager = request.query["fieldManager"].flatMap { $0.isEmpty ? nil : $0 } ?? request.defaultManager
        isForced = request.query.flag("force")
        let dryRun = request.query.all("dryRun")
        guard dryRun.allSatisfy({ $0 == "All" }) else {
            let shown = GoText.strings(dryRun)
            throw .invalid(
                group: "meta.k8s.io", kind: operation, name: "",
                [
                    FieldError(.notSupported, "dryRun", "Unsupported value: \(shown): supported values: \"All\"")
                ])
        }
        isDryRun = !dryRun.isEmpty
        if let text = request.query["fieldValidation"], !text.isEmpty {
            guard let known = FieldValidation(rawValue: text) else {
                throw .invalid(
                    group: "meta.k8s.io", kind: operation, name: "",
                    [
                        FieldError(
                            .notSupported, "fieldValidation",
                            "Unsupported value: \"\(text)\": supported values: \"Ignore\", \"Warn\", \"Strict\"")
                    ])
            }
            validation = known
        } else {
            validation = .warn
        }
        try Self.check(manager: request.query["fieldManager"] ?? "", operation)
    }

    // apimachinery's pkg/apis/meta/v1/validation, ValidateFieldManager.
    private static func check(manager: String, _ operation: String) throws(APIError) {
        var problem: String?
        guard manager.utf8.count <= 128 else {
            throw .invalid(
                group: "meta.k8s.io", kind: operation, name: "", [.tooLong("fieldManager", maximum: 128)])
        }
        if let (position, scalar) = manager.unicodeScalars.enumerated().first(where: {
            !$0.element.properties.isWhitespace && $0.element.properties.generalCategory == .control
                || $0.element.value < 0x20
        }) {
            problem = "invalid character U+\(GoText.codePoint(scalar)) (at position \(position))"
        }
        guard let problem else { return }
        throw .invalid(
            group: "meta.k8s.io", kind: operation, name: "",
            [
                FieldError(.invalid, "fieldManager", "Invalid value: \(GoText.quoted(manager)): \(problem)")
            ])
    }
}

/// What a write made.
struct Written: Sendable {
    let object: StoredObject
    var isCreated = false
    var warnings: [String] = []
}
