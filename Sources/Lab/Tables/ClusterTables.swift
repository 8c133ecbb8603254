internal import Foundation
internal import KubernetesModel

/// The cluster itself, and its limits.
enum ClusterTables {
    static let all: [String: [Column]] = [
        "nodes": [
            .objectName, Column("Status", text: { nodeStatus($0) }), Column("Roles", text: { roles($0) }), .age,
            Column("Version", text: { Cell.text(info($0)?["kubeletVersion"]) }),
            Column("Internal-IP", isWide: true, text: { address($0, "InternalIP") }),
            Column("External-IP", isWide: true, text: { address($0, "ExternalIP") }),
            Column("OS-Image", isWide: true, text: { Cell.text(info($0)?["osImage"], or: "<unknown>") }),
            Column("Kernel-Version", isWide: true, text: { Cell.text(info($0)?["kernelVersion"], or: "<unknown>") }),
            Column(
                "Container-Runtime", isWide: true,
                text: { Cell.text(info($0)?["containerRuntimeVersion"], or: "<unknown>") }),
        ],
        "namespaces": [.objectName, Column("Status", text: { Cell.text($0["status"]?["phase"]) }), .age],
        "resourcequotas": [
            .objectName,
            Column("Request", text: { quota($0) { !$0.hasPrefix("limits.") } }),
            Column("Limit", text: { quota($0) { $0.hasPrefix("limits.") } }), .age,
        ],
        "limitranges": [
            .objectName,
            Column("Created At", type: "date") { object, _ in object[metadata: "creationTimestamp"] ?? .null },
        ],
        "leases.coordination.k8s.io": [
            .objectName, Column("Holder", text: { Cell.text($0["spec"]?["holderIdentity"]) }), .age,
        ],
        "priorityclasses.scheduling.k8s.io": [
            .objectName, Column("Value", number: { Cell.number($0, "value") }),
            Column("Global-Default", type: "boolean", text: { Cell.text($0["globalDefault"], or: "false") }), .age,
            Column("PreemptionPolicy", text: { Cell.text($0["preemptionPolicy"]) }),
        ],
        "customresourcedefinitions.apiextensions.k8s.io": [
            .objectName,
            Column("Created At", type: "date") { object, _ in object[metadata: "creationTimestamp"] ?? .null },
        ],
    ]

    private static func info(_ node: JSONValue) -> JSONValue? { node["status"]?["nodeInfo"] }

    private static func nodeStatus(_ node: JSONValue) -> String {
        let ready = (node["status"]?["conditions"]?.arrayValue ?? []).first { $0["type"] == "Ready" }
        var parts = [ready.map { $0["status"] == "True" ? "Ready" : "NotReady" } ?? "Unknown"]
        if node["spec"]?["unschedulable"] == true { parts.append("SchedulingDisabled") }
        return parts.joined(separator: ",")
    }

    private static func roles(_ node: JSONValue) -> String {
        let prefix = "node-role.kubernetes.io/"
        let roles = (node[metadata: "labels"]?.objectValue ?? [:]).compactMap { key, value -> String? in
            if key.hasPrefix(prefix) { return String(key.dropFirst(prefix.count)) }
            return key == "kubernetes.io/role" ? value.stringValue : nil
        }
        return Cell.list(roles.filter { !$0.isEmpty }.sorted(), or: "<none>")
    }

    private static func address(_ node: JSONValue, _ type: String) -> String {
        let found = (node["status"]?["addresses"]?.arrayValue ?? []).first { $0["type"]?.stringValue == type }
        return Cell.text(found?["address"], or: "<none>")
    }

    private static func quota(_ object: JSONValue, where isShown: (String) -> Bool) -> String {
        let hard = (object["status"]?["hard"] ?? object["spec"]?["hard"])?.objectValue ?? [:]
        return hard.filter { isShown($0.key) }.sorted { $0.key < $1.key }.map { key, value in
            "\(key): \(Cell.text(object["status"]?["used"]?[key], or: "0"))/\(Cell.text(value))"
        }.joined(separator: ", ")
    }
}
