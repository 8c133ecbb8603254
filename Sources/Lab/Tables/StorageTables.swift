internal import KubernetesModel

/// Volumes and configuration.
enum StorageTables {
    static let all: [String: [Column]] = [
        "persistentvolumes": [
            .objectName, Column("Capacity", text: { Cell.text($0["spec"]?["capacity"]?["storage"]) }),
            Column("Access Modes", text: { modes($0["spec"]?["accessModes"]) }),
            Column("Reclaim Policy", text: { Cell.text($0["spec"]?["persistentVolumeReclaimPolicy"]) }),
            Column("Status", text: { $0.isDeleting ? "Terminating" : Cell.text($0["status"]?["phase"]) }),
            Column("Claim", text: { claim($0["spec"]?["claimRef"]) }),
            Column("StorageClass", text: { Cell.text($0["spec"]?["storageClassName"]) }),
            Column(
                "VolumeAttributesClass", text: { Cell.text($0["spec"]?["volumeAttributesClassName"], or: "<unset>") }),
            Column("Reason", text: { Cell.text($0["status"]?["reason"]) }), .age,
            Column("VolumeMode", isWide: true, text: { Cell.text($0["spec"]?["volumeMode"], or: "<unset>") }),
        ],
        "persistentvolumeclaims": [
            .objectName, Column("Status", text: { $0.isDeleting ? "Terminating" : Cell.text($0["status"]?["phase"]) }),
            Column("Volume", text: { Cell.text($0["spec"]?["volumeName"]) }),
            Column("Capacity", text: { Cell.text($0["status"]?["capacity"]?["storage"]) }),
            Column("Access Modes", text: { modes($0["status"]?["accessModes"]) }),
            Column("StorageClass", text: { Cell.text($0["spec"]?["storageClassName"]) }),
            Column(
                "VolumeAttributesClass", text: { Cell.text($0["spec"]?["volumeAttributesClassName"], or: "<unset>") }),
            .age, Column("VolumeMode", isWide: true, text: { Cell.text($0["spec"]?["volumeMode"], or: "<unset>") }),
        ],
        "storageclasses.storage.k8s.io": [
            Column("Name", format: "name") { object, _ in .string(object.name + (isDefault(object) ? " (default)" : ""))
            },
            Column("Provisioner", text: { Cell.text($0["provisioner"]) }),
            Column("ReclaimPolicy", text: { Cell.text($0["reclaimPolicy"], or: "Delete") }),
            Column("VolumeBindingMode", text: { Cell.text($0["volumeBindingMode"], or: "Immediate") }),
            Column(
                "AllowVolumeExpansion", type: "boolean", text: { Cell.text($0["allowVolumeExpansion"], or: "false") }),
            .age,
        ],
        "configmaps": [
            .objectName,
            Column("Data", count: { count($0["data"]) + count($0["binaryData"]) }), .age,
        ],
        "secrets": [
            .objectName, Column("Type", text: { Cell.text($0["type"]) }),
            Column("Data", count: { count($0["data"]) }), .age,
        ],
    ]

    private static func count(_ value: JSONValue?) -> Int { value?.objectValue?.count ?? 0 }

    private static func isDefault(_ object: JSONValue) -> Bool {
        object[metadata: "annotations"]?["storageclass.kubernetes.io/is-default-class"] == "true"
    }

    private static func claim(_ reference: JSONValue?) -> String {
        guard let reference else { return "" }
        return "\(Cell.text(reference["namespace"]))/\(Cell.text(reference["name"]))"
    }

    private static func modes(_ value: JSONValue?) -> String {
        let short = [
            "ReadWriteOnce": "RWO", "ReadOnlyMany": "ROX", "ReadWriteMany": "RWX", "ReadWriteOncePod": "RWOP",
        ]
        return (value?.arrayValue ?? []).compactMap(\.stringValue).map { short[$0] ?? $0 }.joined(separator: ",")
    }
}
