internal import KubernetesModel

/// The defaults of volumes, claims and what they are made by.
enum VolumeDefaults {
    /// 0644.
    private static let mode: JSONValue = 420

    private static let sources = [
        "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "configMap", "csi", "downwardAPI",
        "emptyDir", "ephemeral", "fc", "flexVolume", "flocker", "gcePersistentDisk", "gitRepo", "glusterfs", "hostPath",
        "image", "iscsi", "nfs", "persistentVolumeClaim", "photonPersistentDisk", "portworxVolume", "projected",
        "quobyte", "rbd", "scaleIO", "secret", "storageos", "vsphereVolume",
    ]

    static func apply(toPodVolume volume: inout JSONValue) {
        if !sources.contains(where: { volume[$0] != nil }) { volume["emptyDir"] = [:] }
        for name in ["secret", "configMap", "downwardAPI", "projected"] where volume[name] != nil {
            volume.change(name) { $0.setDefault("defaultMode", mode) }
        }
        if volume["downwardAPI"] != nil { volume.change("downwardAPI", items) }
        if volume["projected"] != nil {
            volume.change("projected") { projected in
                projected.changeEach("sources") { source in
                    if source["downwardAPI"] != nil { source.change("downwardAPI", items) }
                    if source["serviceAccountToken"] != nil {
                        source.change("serviceAccountToken") { $0.setDefault("expirationSeconds", 3600) }
                    }
                }
            }
        }
        if volume["ephemeral"]?["volumeClaimTemplate"] != nil {
            volume.change("ephemeral") { ephemeral in
                ephemeral.change("volumeClaimTemplate") {
                    $0.change("spec") { $0.setDefault("volumeMode", "Filesystem") }
                }
            }
        }
        apply(toSource: &volume)
    }

    private static func items(_ source: inout JSONValue) {
        source.changeEach("items") { item in
            if item["fieldRef"] != nil { item.change("fieldRef") { $0.setDefault("apiVersion", "v1") } }
        }
    }

    private static func apply(toSource source: inout JSONValue) {
        if source["hostPath"] != nil { source.change("hostPath") { $0.setDefault("type", "") } }
        if source["iscsi"] != nil { source.change("iscsi") { $0.setDefault("iscsiInterface", "default") } }
        if source["rbd"] != nil {
            source.change("rbd") { volume in
                volume.setDefault("pool", "rbd")
                volume.setDefault("user", "admin")
                volume.setDefault("keyring", "/etc/ceph/keyring")
            }
        }
        if source["azureDisk"] != nil {
            source.change("azureDisk") { volume in
                volume.setDefault("cachingMode", "ReadWrite")
                volume.setDefault("kind", "Shared")
                volume.setDefault("fsType", "ext4")
                volume.setDefault("readOnly", false)
            }
        }
    }

    static func apply(toVolume volume: inout JSONValue) {
        volume.change("spec") { spec in
            spec.setDefault("persistentVolumeReclaimPolicy", "Retain")
            spec.setDefault("volumeMode", "Filesystem")
            apply(toSource: &spec)
        }
        volume.change("status") { $0.setDefault("phase", "Pending") }
    }

    static func apply(toClaim claim: inout JSONValue) {
        claim.change("spec") { $0.setDefault("volumeMode", "Filesystem") }
        claim.change("status") { $0.setDefault("phase", "Pending") }
    }

    static func apply(toStorage object: inout JSONValue, _ kind: String) {
        switch kind {
        case "StorageClass":
            object.setDefault("reclaimPolicy", "Delete")
            object.setDefault("volumeBindingMode", "Immediate")
        case "CSIDriver":
            object.change("spec") { spec in
                spec.setDefault("attachRequired", true)
                spec.setDefault("podInfoOnMount", false)
                spec.setDefault("volumeLifecycleModes", ["Persistent"])
            }
        default: return
        }
    }
}
