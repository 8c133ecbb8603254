internal import APIMachinery
internal import KubernetesModel

/// A kind that a CustomResourceDefinition made, with what the definition says of each version.
struct CustomKind: Sendable {
    let kind: ResourceKind
    /// The definition's versions by name.
    let versions: [String: JSONValue]
    private let schemas: [String: Schema]

    /// Reads a definition that validation let through; nil: it serves no version.
    init?(_ definition: JSONValue) {
        let spec = definition["spec"]
        guard let names = spec?["names"], let kind = names["kind"]?.stringValue,
            let plural = names["plural"]?.stringValue, let group = spec?["group"]?.stringValue
        else { return nil }
        let all = spec?["versions"]?.arrayValue ?? []
        let served = all.filter { $0["served"]?.boolValue ?? false }
        let serving = served.compactMap { $0["name"]?.stringValue }.sorted(by: VersionPriority.isBefore)
        guard !serving.isEmpty else { return nil }
        let strings = { (value: JSONValue?) in (value?.arrayValue ?? []).compactMap(\.stringValue) }
        var subresources: Set<Subresource> = []
        for version in served {
            if version["subresources"]?["status"] != nil { subresources.insert(.status) }
            if version["subresources"]?["scale"] != nil { subresources.insert(.scale) }
        }
        self.kind = ResourceKind(
            group: group, versions: serving, kind: kind, listKind: names["listKind"]?.stringValue, plural: plural,
            singular: names["singular"]?.stringValue, shortNames: strings(names["shortNames"]),
            categories: strings(names["categories"]), isNamespaced: spec?["scope"] == "Namespaced",
            subresources: subresources, generation: .everything, isCustom: true)
        versions = Dictionary(
            all.compactMap { version in version["name"]?.stringValue.map { ($0, version) } },
            uniquingKeysWith: { first, _ in first })
        schemas = versions.compactMapValues { version in
            // Validation let only structural schemas through.
            version["schema"]?["openAPIV3Schema"].flatMap { try? Schema(structural: $0) }
        }
    }

    /// The structural schema of a version.
    func schema(version: String) -> Schema? { schemas[version] }

    /// The schema of a version as the definition has it.
    func schemaDocument(version: String) -> JSONValue? { versions[version]?["schema"]?["openAPIV3Schema"] }

    func scalePaths(version: String) -> (replicas: [String], status: [String], selector: [String]?) {
        let scale = versions[version]?["subresources"]?["scale"]
        let path = { (name: String) in
            scale?[name]?.stringValue.map { $0.split(separator: ".").map(String.init) }
        }
        return (
            path("specReplicasPath") ?? ["spec", "replicas"], path("statusReplicasPath") ?? ["status", "replicas"],
            path("labelSelectorPath")
        )
    }
}

/// Which version of a group comes first: v2 before v1 before v1beta2 before v1alpha1 before any other, as
/// apimachinery's pkg/version compares them.
enum VersionPriority {
    static func isBefore(_ left: String, _ right: String) -> Bool {
        switch (rank(left), rank(right)) {
        case (let left?, let right?): left.lexicographicallyPrecedes(right, by: >)
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): left < right
        }
    }

    /// Maturity, major and minor number; nil: the version is not of the usual form.
    private static func rank(_ version: String) -> [Int]? {
        guard let match = version.wholeMatch(of: /v([0-9]+)(?:(alpha|beta)([0-9]+))?/), let major = Int(match.1) else {
            return nil
        }
        let maturity = match.2.map { $0 == "alpha" ? 0 : 1 } ?? 2
        return [maturity, major, match.3.flatMap { Int($0) } ?? 0]
    }
}
