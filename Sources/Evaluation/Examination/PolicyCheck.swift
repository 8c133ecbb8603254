internal import APIMachinery
internal import KubernetesModel

/// What is wrong with the policy of a scenario file, before anything is played under it.
enum PolicyCheck {
    /// The first thing, in the API server's words; nil: nothing.
    static func problem(in policy: JSONValue) -> FieldError? {
        do {
            let schema = try schema.get()
            if let unknown = schema.unknownFields(in: policy).first {
                return FieldError(.invalid, "policy.\(unknown)", "there is no such key in an AutonomyPolicy")
            }
            return schema.validate(policy).first.map { FieldError($0.reason, "policy.\($0.field)", $0.message) }
        } catch {
            return FieldError(.internalError, "policy", "it cannot be checked: \(error)")
        }
    }

    /// That of `spec`, from the definition that the Lab gets too.
    private static let schema = Result {
        let definition = try Groundwork.definitions.get().first {
            $0[path: "spec", "names", "kind"] == "AutonomyPolicy"
        }
        let whole = definition?[path: "spec", "versions"]?[0]?[path: "schema", "openAPIV3Schema"]
        guard let spec = whole?[path: "properties", "spec"] else {
            throw EvaluationError("AutonomyPolicy has no schema")
        }
        return try Schema(structural: spec)
    }
}
