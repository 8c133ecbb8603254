internal import KubernetesModel

/// What is asked of a PersistentVolume.
struct Volume: Sendable {
    struct Reference: Hashable, Sendable {
        let namespace: String
        let name: String
        /// Empty: reserved for a claim of the name.
        let uid: String

        func names(_ claim: Claim) -> Bool {
            namespace == claim.key.namespace && name == claim.key.name && (uid.isEmpty || uid == claim.uid)
        }
    }

    let name: String
    let labels: [String: String]
    let capacity: Int64
    let accessModes: Set<String>
    let volumeMode: String
    let className: String
    let claim: Reference?
    let nodeAffinity: NodeSelector?
    let phase: String
    let reclaimPolicy: String
    /// Who made it for a claim; nil: a person made it.
    let provisionedBy: String?
    let isDeleting: Bool

    static let provisionedByAnnotation = "pv.kubernetes.io/provisioned-by"

    init(_ value: JSONValue) {
        name = value.name
        labels = (value[metadata: "labels"]?.objectValue ?? [:]).compactMapValues(\.stringValue)
        let spec = value["spec"]
        capacity = ResourceAmounts(spec?["capacity"])["storage"]
        accessModes = Set((spec?["accessModes"]?.arrayValue ?? []).compactMap(\.stringValue))
        volumeMode = spec?["volumeMode"]?.stringValue ?? "Filesystem"
        className = spec?["storageClassName"]?.stringValue ?? ""
        claim = spec?["claimRef"].map { reference in
            Reference(
                namespace: reference["namespace"]?.stringValue ?? "", name: reference["name"]?.stringValue ?? "",
                uid: reference["uid"]?.stringValue ?? "")
        }
        nodeAffinity = spec?["nodeAffinity"]?["required"].map(NodeSelector.init)
        phase = value["status"]?["phase"]?.stringValue ?? "Pending"
        reclaimPolicy = spec?["persistentVolumeReclaimPolicy"]?.stringValue ?? "Retain"
        provisionedBy = value[metadata: "annotations"]?[Self.provisionedByAnnotation]?.stringValue
        isDeleting = value.isDeleting
    }

    func isReachable(from labels: [String: String], node: String) -> Bool {
        nodeAffinity?.matches(labels, name: node) ?? true
    }
}
