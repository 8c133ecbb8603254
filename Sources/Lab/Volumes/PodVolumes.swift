internal import KubernetesModel

/// The volumes of a pod's spec.
enum PodVolumes {
    static func all(of pod: JSONValue) -> [JSONValue] { pod["spec"]?["volumes"]?.arrayValue ?? [] }

    /// The claims that a pod uses, in the order of its volumes; those of generic ephemeral volumes carry its name.
    static func claims(of pod: JSONValue) -> [String] {
        all(of: pod).compactMap { volume in
            if volume["ephemeral"] != nil { return "\(pod.name)-\(volume["name"]?.stringValue ?? "")" }
            return volume["persistentVolumeClaim"]?["claimName"]?.stringValue
        }
    }
}
