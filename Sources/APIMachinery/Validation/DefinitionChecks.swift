internal import KubernetesModel

// apiextensions' pkg/apis/apiextensions/validation.
extension FieldErrors {
    mutating func checkDefinition(_ object: JSONValue) {
        let spec = object["spec"] ?? [:]
        let (names, group) = (spec["names"] ?? [:], spec.text("group"))
        let name = (object["metadata"] ?? [:]).text("name")
        if name != "\(names.text("plural")).\(group)" {
            self += .invalid("metadata.name", .string(name), #"must be spec.names.plural+"."+spec.group"#)
        }
        if group.isEmpty {
            self += .required("spec.group")
        } else {
            invalid("spec.group", .string(group), NameRules.subdomain(group))
            if !group.contains(".") {
                self += .invalid("spec.group", .string(group), "should be a domain with at least one dot")
            }
        }
        checkSupported(spec, "scope", "spec", ["Cluster", "Namespaced"])
        checkVersions(spec)
        checkNames(names)
    }

    private mutating func checkVersions(_ spec: JSONValue) {
        let versions = spec.list("versions")
        var seen: Set<String> = []
        let stored = versions.count { $0["storage"] == true }
        if stored != 1 {
            let texts = versions.map(Self.goVersion).joined(separator: ", ")
            self += .invalid(
                "spec.versions", go: "[]apiextensions.CustomResourceDefinitionVersion{\(texts)}",
                "must have exactly one version marked as storage version")
        }
        for (index, version) in versions.enumerated() {
            let (path, name) = (FieldPath("spec.versions")[index], version.text("name"))
            if !seen.insert(name).inserted {
                self += .invalid(
                    "spec.versions", go: "[]apiextensions.CustomResourceDefinitionVersion{...}",
                    "must contain unique version names")
            }
            if name.isEmpty {
                self += .required(path + "name")
            } else {
                invalid(path + "name", .string(name), NameRules.service(name))
            }
            checkSchema(version, path, isOnly: versions.count == 1)
        }
        if stored == 0 {
            self += .invalid(
                "status.storedVersions", go: "[]string(nil)", "must have at least one stored version")
        }
    }

    private mutating func checkSchema(_ version: JSONValue, _ path: FieldPath, isOnly: Bool) {
        guard let schema = version["schema"]?["openAPIV3Schema"], schema != .null else {
            self += .required(path + "schema" + "openAPIV3Schema", "schemas are required")
            return
        }
        // The server keeps the schema of a single version beside the versions.
        let place: FieldPath = isOnly ? "spec.validation.openAPIV3Schema" : path + "schema" + "openAPIV3Schema"
        do throws(SchemaError) {
            _ = try Schema(structural: schema, path: place)
        } catch {
            for error in error.errors { self += error }
        }
    }

    private mutating func checkNames(_ names: JSONValue) {
        for name in ["plural", "singular", "kind", "listKind"] {
            let (text, path) = (names.text(name), FieldPath("spec.names") + name)
            if text.isEmpty {
                self += .required(path)
            } else {
                invalid(path, .string(text), NameRules.service(text.lowercased()))
            }
        }
        if !names.text("kind").isEmpty, names.text("kind") == names.text("listKind") {
            self += .invalid("spec.names.listKind", names["listKind"], "kind and listKind may not be the same")
        }
        for list in ["shortNames", "categories"] {
            for (index, name) in names.list(list).enumerated() {
                invalid((FieldPath("spec.names") + list)[index], name, NameRules.service(name.stringValue ?? ""))
            }
        }
    }

    private static func goVersion(_ version: JSONValue) -> String {
        "apiextensions.CustomResourceDefinitionVersion{Name:\(GoText.quoted(version.text("name"))), "
            + "Served:\(version["served"] == true), Storage:\(version["storage"] == true), "
            + "Deprecated:\(version["deprecated"] == true), DeprecationWarning:(*string)(nil), "
            + "Schema:(*apiextensions.CustomResourceValidation)(nil), "
            + "Subresources:(*apiextensions.CustomResourceSubresources)(nil), "
            + "AdditionalPrinterColumns:[]apiextensions.CustomResourceColumnDefinition(nil)}"
    }

    mutating func checkDefinitionUpdate(_ spec: JSONValue, _ before: JSONValue) {
        for name in ["group", "scope"] where spec[name] != before[name] {
            self += .invalid(FieldPath("spec") + name, spec[name], "field is immutable")
        }
        for name in ["plural", "kind"] where spec["names"]?[name] != before["names"]?[name] {
            self += .invalid(FieldPath("spec.names") + name, spec["names"]?[name], "field is immutable")
        }
    }
}
