import KubernetesModel
import Testing

@testable import APIMachinery

struct DefinitionTests {
    private func errors(
        name: String = "things.example.com", scope: String = "Namespaced", versions: String
    ) throws -> [String] {
        var object = try JSONValue(
            text: #"""
                {"metadata":{"name":"\#(name)"},"spec":{"group":"example.com","scope":"\#(scope)",
                "names":{"kind":"Thing","plural":"things"},"versions":\#(versions)}}
                """#)
        let group = "apiextensions.k8s.io"
        BuiltinDefaults.apply(to: &object, group: group, version: "v1", kind: "CustomResourceDefinition")
        return BuiltinValidation.errors(
            creating: object, group: group, version: "v1", kind: "CustomResourceDefinition"
        ).map(\.description)
    }

    private let good =
        #"[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object"}}}]"#

    @Test func `A definition with names of its own is good`() throws { #expect(try errors(versions: good) == []) }

    @Test func `A definition's name is made of its plural and its group`() throws {
        #expect(
            try errors(name: "others.example.com", versions: good) == [
                #"metadata.name: Invalid value: "others.example.com": must be spec.names.plural+"."+spec.group"#
            ])
    }

    @Test func `A definition has schemas, and they are structural`() throws {
        #expect(
            try errors(versions: #"[{"name":"v1","served":true,"storage":true}]"#)
                == ["spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required"])
        let schema = #"{"type":"object","properties":{"spec":{"properties":{"a":{"type":"string"}}}}}"#
        #expect(
            try errors(
                versions: #"[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":\#(schema)}}]"#) == [
                    "spec.validation.openAPIV3Schema.properties[spec].type: Required value: must not be empty for specified "
                        + "object fields"
                ])
    }

    @Test func `A definition stores one version, in a known scope`() throws {
        let versions = #"[{"name":"v1","served":true,"storage":false,"schema":{"openAPIV3Schema":{"type":"object"}}}]"#
        let errors = try errors(scope: "Somewhere", versions: versions)
        #expect(errors.count == 3)
        #expect(
            errors.first == #"spec.scope: Unsupported value: "Somewhere": supported values: "Cluster", "Namespaced""#)
        #expect(
            errors.last == "status.storedVersions: Invalid value: []string(nil): must have at least one stored version")
    }
}
