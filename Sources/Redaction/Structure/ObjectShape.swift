import KubernetesModel

/// What an object of JSON is, as far as that tells what its members hold.
struct ObjectShape {
    /// What a pair calls its value.
    private(set) var valueKey = ""
    /// The name of a pair's value.
    private(set) var name = ""
    private(set) var nameMeaning: KeyMeaning?

    private let isSecret: Bool
    private let isHelmRecord: Bool
    private let isReference: Bool
    private let hasKind: Bool

    init(_ members: [String: JSONValue]) {
        let kind = members["kind"]?.stringValue
        hasKind = kind != nil
        isSecret = kind == "Secret"
        isHelmRecord = kind == "ConfigMap" && members[path: "metadata", "labels", "owner"] == "helm"
        isReference = members["key"] != nil && members["name"] != nil
        for (nameKey, valueKey) in [("name", "value"), ("key", "value"), ("Name", "Value"), ("Key", "Value")] {
            guard let name = members[nameKey]?.stringValue, members[valueKey] != nil else { continue }
            (self.valueKey, self.name, nameMeaning) = (valueKey, name, KeyName.meaning(name))
            break
        }
    }

    /// Whether it is a name and a value, as environment variables, tags and parameters are.
    var isPair: Bool { !valueKey.isEmpty }

    /// Whether it is a pair as a container's environment has them.
    var isVariable: Bool { valueKey == "value" }

    var dataRule: RedactionRule { isSecret ? .secretData : .helmRelease }

    /// Whether a member's values are secrets, whatever they are.
    func holdsSecrets(_ key: String) -> Bool {
        if isSecret { return key == "data" || key == "stringData" || key == "binaryData" }
        return isHelmRecord && (key == "data" || key == "binaryData")
    }

    /// Whether a member may be the data of a Secret whose kind is not told: a part of one, or a patch of it.
    func mayHoldSecrets(_ key: String) -> Bool { !hasKind && key == "data" }

    /// Whether a member is what the API server and its clients keep for themselves: it repeats the object, secrets
    /// included.
    func isBookkeeping(_ key: String) -> Bool { key == "managedFields" || Self.lastApplied.contains(key) }

    /// Whether a member names something, whatever its key is: the `key` of a reference to a Secret.
    func isNameOnly(_ key: String) -> Bool { isReference && key == "key" }

    private static let lastApplied: Set<String> = [
        "kubectl.kubernetes.io/last-applied-configuration", "kapp.k14s.io/original",
        "objectset.rio.cattle.io/applied", "banzaicloud.com/last-applied",
    ]
}

extension [String: JSONValue] {
    fileprivate subscript(path keys: String...) -> JSONValue? {
        keys.dropFirst().reduce(keys.first.flatMap { self[$0] }) { value, key in value?[key] }
    }
}
