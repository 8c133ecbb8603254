internal import KubernetesModel

/// Reads the Kubernetes objects of a scenario file, and their names.
struct ObjectReader {
    /// The namespace of what names none.
    static let namespace = "shop"

    /// The file's own kinds, by its CustomResourceDefinitions: `apiVersion kind`, and whether they live in a namespace.
    private var customs: [(apiVersion: String, kind: String, isNamespaced: Bool)] = []
    private let registry = KindRegistry()

    init(_ objects: FileNode?, _ steps: FileNode?) throws(ScenarioError) {
        let values =
            try (objects?.elements() ?? []).map(\.json) + (steps?.elements() ?? []).compactMap { $0.json["apply"] }
        for value in values where value["kind"] == "CustomResourceDefinition" {
            let spec = value["spec"]
            for version in spec?["versions"]?.arrayValue ?? [] {
                customs.append(
                    (
                        "\(spec?["group"]?.stringValue ?? "")/\(version["name"]?.stringValue ?? "")",
                        spec?["names"]?["kind"]?.stringValue ?? "", spec?["scope"] == "Namespaced"
                    ))
            }
        }
    }

    func object(_ node: FileNode) throws(ScenarioError) -> JSONValue {
        guard node.isMapping else { throw node.error("a Kubernetes object is wanted here, not \(node.shape)") }
        var object = node.json
        guard let kind = object["kind"]?.stringValue, let apiVersion = object["apiVersion"]?.stringValue else {
            throw node.error("an object has an 'apiVersion' and a 'kind'")
        }
        guard !object.name.isEmpty else { throw node.error("the object has no metadata.name") }
        let isNamespaced: Bool
        if let custom = customs.first(where: { $0.apiVersion == apiVersion && $0.kind == kind }) {
            isNamespaced = custom.isNamespaced
        } else {
            isNamespaced = try check(object, kind, apiVersion, node)
        }
        if isNamespaced, object.namespace.isEmpty { object[metadata: "namespace"] = .string(Self.namespace) }
        return object
    }

    /// Checks an object of one of Kubernetes' own kinds.
    private func check(
        _ object: JSONValue, _ kind: String, _ apiVersion: String, _ node: FileNode
    ) throws(ScenarioError) -> Bool {
        let sameName = BuiltinKinds.all.filter { $0.kind == kind && $0.isStored }
        guard let known = sameName.first(where: { $0.versions.map($0.apiVersion).contains(apiVersion) }) else {
            if let other = sameName.first {
                throw node.error(
                    "there is no \(kind) in \(apiVersion); did you mean \(other.apiVersion(other.version))?")
            }
            throw node.error("there is no kind \(kind); \(Self.hint(kind, BuiltinKinds.all.map(\.kind)))")
        }
        let version = apiVersion.split(separator: "/").last.map(String.init) ?? apiVersion
        let unknown = ObjectRules(known, version: version, kinds: registry).unknownFields(object)
        guard unknown.isEmpty else {
            throw node.error(
                "\(kind) \(object.name) has fields that Kubernetes does not know: "
                    + unknown.joined(separator: ", "))
        }
        return known.isNamespaced
    }

    /// `Deployment/checkout`, `kube-system/Deployment/coredns`, `Pod/checkout-*`.
    func name(_ node: FileNode) throws(ScenarioError) -> ObjectName {
        let text = try node.text()
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard 2...3 ~= parts.count, !parts.contains("") else {
            throw node.error(
                "an object is named as Deployment/checkout or NAMESPACE/Deployment/checkout, not '\(text)'")
        }
        let kinds = BuiltinKinds.all.filter(\.isStored).map(\.kind) + customs.map(\.kind)
        let kind = parts[parts.count - 2]
        guard kinds.contains(kind) else { throw node.error("there is no kind \(kind); \(Self.hint(kind, kinds))") }
        return ObjectName(kind: kind, namespace: parts.count == 3 ? parts[0] : nil, name: parts[parts.count - 1])
    }

    private static func hint(_ name: String, _ known: [String]) -> String {
        NearestName.of(name, among: known).map { "did you mean \($0)?" }
            ?? "define it with a CustomResourceDefinition, or use one of Kubernetes' own"
    }
}
