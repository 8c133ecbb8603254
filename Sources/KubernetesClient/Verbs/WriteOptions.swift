/// How a write is carried out.
public struct WriteOptions: Hashable, Sendable {
    /// What the API server does about fields that it does not know or that are written twice.
    public enum FieldValidation: String, Sendable {
        case ignore = "Ignore"
        case warn = "Warn"
        case strict = "Strict"
    }

    /// Runs everything, admission included, and stores nothing.
    public var dryRun: Bool
    /// Who owns the fields that are written; required by server-side apply.
    public var fieldManager: String?
    /// Takes fields over from other managers; for server-side apply alone.
    public var force: Bool
    /// Servers before 1.25 do not know it and pay no heed to it.
    public var fieldValidation: FieldValidation?

    public init(
        dryRun: Bool = false, fieldManager: String? = nil, force: Bool = false, fieldValidation: FieldValidation? = nil
    ) {
        self.dryRun = dryRun
        self.fieldManager = fieldManager
        self.force = force
        self.fieldValidation = fieldValidation
    }

    var query: [APIRequest.Parameter] {
        [
            ("dryRun", dryRun ? "All" : nil), ("fieldManager", fieldManager), ("force", force ? "true" : nil),
            ("fieldValidation", fieldValidation?.rawValue),
        ]
    }
}
