import KubernetesModel

/// A volume by its name and by what it is made of.
enum VolumeText {
    /// `config (configmap app-config)`; nil for the token that every pod gets.
    static func text(_ volume: JSONValue) -> String? {
        guard let name = volume["name"]?.stringValue, !name.hasPrefix("kube-api-access-") else { return nil }
        return "\(name) (\(source(of: volume)))"
    }

    private static func source(of volume: JSONValue) -> String {
        if let map = volume["configMap"] { return "configmap \(map["name"]?.stringValue ?? "?")" }
        if let secret = volume["secret"] { return "secret \(secret["secretName"]?.stringValue ?? "?")" }
        if let claim = volume[path: "persistentVolumeClaim", "claimName"]?.stringValue { return "claim \(claim)" }
        if let directory = volume["emptyDir"] {
            return "emptyDir" + (directory["sizeLimit"].map { " up to \($0.plainText)" } ?? "")
        }
        // Other kinds may hold addresses and options that are nobody's business; which kind it is says enough.
        return volume.objectValue?.keys.filter { $0 != "name" }.sorted().first ?? "nothing"
    }
}
