internal import KubernetesModel

/// Looks for what a pod's volumes lack.
struct MountCheck {
    let pod: JSONValue
    let object: (ObjectKey) -> JSONValue?
    /// The bound pods of the namespace.
    let pods: () -> [JSONValue]

    var problems: [MountProblem] { PodVolumes.all(of: pod).compactMap(problem) }

    private func problem(_ volume: JSONValue) -> MountProblem? {
        let name = volume["name"]?.stringValue ?? ""
        if let source = volume["configMap"] {
            return unset(name, source, .configMaps, name: source["name"]?.stringValue)
        }
        if let source = volume["secret"] {
            return unset(name, source, .secrets, name: source["secretName"]?.stringValue)
        }
        if let sources = volume["projected"]?["sources"]?.arrayValue {
            return sources.lazy.compactMap { projected(name, $0) }.first
        }
        let claim =
            volume["ephemeral"] != nil
            ? "\(pod.name)-\(name)" : volume["persistentVolumeClaim"]?["claimName"]?.stringValue
        return claim.flatMap { self.claim($0, name) }
    }

    // MARK: ConfigMaps and Secrets

    private func projected(_ volume: String, _ source: JSONValue) -> MountProblem? {
        if let part = source["configMap"] {
            return unset(volume, part, .configMaps, name: part["name"]?.stringValue)
        }
        if let part = source["secret"] { return unset(volume, part, .secrets, name: part["name"]?.stringValue) }
        return nil
    }

    // pkg/volume/configmap and pkg/volume/secret. Of a Secret its keys are read, never its values.
    private func unset(
        _ volume: String, _ source: JSONValue, _ resource: ResourceName, name: String?
    ) -> MountProblem? {
        guard let name, source["optional"] != true else { return nil }
        let isSecret = resource == .secrets
        guard let value = object(ObjectKey(resource, namespace: pod.namespace, name: name)) else {
            return setUp(volume, "\(isSecret ? "secret" : "configmap") \"\(name)\" not found")
        }
        let keys = ["data", "binaryData"].flatMap { (value[$0]?.objectValue ?? [:]).keys }
        for item in source["items"]?.arrayValue ?? [] {
            guard let key = item["key"]?.stringValue, !keys.contains(key) else { continue }
            return setUp(
                volume,
                isSecret
                    ? "references non-existent secret key: \(key)"
                    : "configmap references non-existent config key: \(key)")
        }
        return nil
    }

    private func setUp(_ volume: String, _ cause: String) -> MountProblem {
        MountProblem(
            kind: .setUp, volume: volume, message: "MountVolume.SetUp failed for volume \"\(volume)\" : \(cause)")
    }

    // MARK: Claims

    // pkg/kubelet/volumemanager/populator/desired_state_of_world_populator.go.
    private func claim(_ name: String, _ volume: String) -> MountProblem? {
        func unprocessed(_ cause: String) -> MountProblem {
            MountProblem(
                kind: .processing, volume: volume,
                message: "error processing PVC \(pod.namespace)/\(name): \(cause)")
        }
        let key = ObjectKey(.persistentVolumeClaims, namespace: pod.namespace, name: name)
        guard let claim = object(key).map(Claim.init) else {
            return unprocessed(
                "failed to fetch PVC from API server: persistentvolumeclaims \"\(name)\" not found")
        }
        if claim.isDeleting { return unprocessed("PVC is being deleted") }
        guard claim.isBound, let disk = claim.volumeName else { return unprocessed("PVC is not bound") }
        return attachment(claim, disk, volume)
    }

    // pkg/controller/volume/attachdetach/reconciler/reconciler.go, reportMultiAttachError.
    private func attachment(_ claim: Claim, _ disk: String, _ volume: String) -> MountProblem? {
        guard claim.accessModes.isSubset(of: ["ReadWriteOnce", "ReadWriteOncePod"]) else { return nil }
        let users = pods().filter { other in
            !["Succeeded", "Failed"].contains(other["status"]?["phase"]?.stringValue)
                && PodVolumes.claims(of: other).contains(claim.key.name)
        }
        // The disk is where the pod is that came to its node first.
        guard let holder = users.min(by: { Self.turn($0) < Self.turn($1) })?["spec"]?["nodeName"],
            holder != pod["spec"]?["nodeName"]
        else { return nil }
        let names = users.filter { $0["spec"]?["nodeName"] == holder }.map(\.name).sorted()
        return MountProblem(
            kind: .attachment, volume: volume,
            message: "Multi-Attach error for volume \"\(disk)\" Volume is already used by pod(s) "
                + names.joined(separator: ", "))
    }

    private static func turn(_ pod: JSONValue) -> (String, String) {
        let scheduled = Conditions.condition("PodScheduled", in: pod["status"])?["lastTransitionTime"]?.stringValue
        return (scheduled ?? pod[metadata: "creationTimestamp"]?.stringValue ?? "", pod.name)
    }
}
