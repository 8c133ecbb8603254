internal import APIMachinery
internal import Incidents
internal import KubernetesModel
internal import Operator

/// What is wrong with the policy of a scenario file, before anything is played under it.
enum PolicyCheck {
    /// The first thing, in the API server's words; nil: nothing.
    static func problem(in policy: JSONValue) -> FieldError? {
        guard let schema else { return nil }
        if let unknown = schema.unknownFields(in: policy).first {
            return FieldError(.invalid, "policy.\(unknown)", "there is no such key in an AutonomyPolicy")
        }
        return schema.validate(policy).first.map { FieldError($0.reason, "policy.\($0.field)", $0.message) }
    }

    /// That of `spec`, from the definition that is installed.
    private static let schema: Schema? = {
        let manifests = try? InstallManifests.render(InstallManifests.Options(image: ""))
        let definition = manifests?.first {
            $0["kind"] == "CustomResourceDefinition" && $0[path: "spec", "names", "kind"] == "AutonomyPolicy"
        }
        let version = definition?[path: "spec", "versions"]?[0]
        return version?[path: "schema", "openAPIV3Schema", "properties", "spec"].flatMap {
            try? Schema(structural: $0)
        }
    }()
}
