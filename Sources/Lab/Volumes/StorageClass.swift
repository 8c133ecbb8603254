internal import KubernetesModel

/// What a StorageClass says of its volumes.
struct StorageClass: Sendable {
    let name: String
    let provisioner: String
    let waitsForConsumer: Bool
    let reclaimPolicy: String
    let allowsExpansion: Bool
    let isDefault: Bool
    let allowedTopologies: [JSONValue]

    init(_ value: JSONValue) {
        name = value.name
        provisioner = value["provisioner"]?.stringValue ?? ""
        waitsForConsumer = value["volumeBindingMode"]?.stringValue == "WaitForFirstConsumer"
        reclaimPolicy = value["reclaimPolicy"]?.stringValue ?? "Delete"
        allowsExpansion = value["allowVolumeExpansion"]?.boolValue ?? false
        isDefault =
            value[metadata: "annotations"]?["storageclass.kubernetes.io/is-default-class"]?.stringValue == "true"
        allowedTopologies = value["allowedTopologies"]?.arrayValue ?? []
    }

    /// Whether somebody makes volumes for the class's claims.
    var provisions: Bool { provisioner != "kubernetes.io/no-provisioner" }

    /// Whether the class's volumes can be reached from a node.
    func allows(_ labels: [String: String]) -> Bool {
        guard !allowedTopologies.isEmpty else { return true }
        return allowedTopologies.contains { term in
            (term["matchLabelExpressions"]?.arrayValue ?? []).allSatisfy { expression in
                let value = labels[expression["key"]?.stringValue ?? ""]
                return value.map { (expression["values"]?.arrayValue ?? []).contains(.string($0)) } ?? false
            }
        }
    }
}
