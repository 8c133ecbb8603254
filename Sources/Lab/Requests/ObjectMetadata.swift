internal import KubernetesModel

// The metadata of an object that is about to be written.
extension JSONValue {
    subscript(metadata member: String) -> JSONValue? {
        get { self["metadata"]?[member] }
        set { self[path: "metadata", member] = newValue }
    }

    var name: String { self[metadata: "name"]?.stringValue ?? "" }
    var namespace: String { self[metadata: "namespace"]?.stringValue ?? "" }
    var uid: String { self[metadata: "uid"]?.stringValue ?? "" }
    var generation: Int { self[metadata: "generation"]?.intValue ?? 0 }
    var finalizers: [String] { self[metadata: "finalizers"]?.arrayValue?.compactMap(\.stringValue) ?? [] }
    var isDeleting: Bool { self[metadata: "deletionTimestamp"]?.stringValue != nil }

    mutating func setFinalizers(_ finalizers: [String]) {
        self[metadata: "finalizers"] = finalizers.isEmpty ? nil : .array(finalizers.map(JSONValue.string))
    }
}
