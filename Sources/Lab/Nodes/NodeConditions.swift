internal import KubernetesModel

/// What a kubelet says of its node's health: pkg/kubelet/nodestatus/setters.go.
struct NodeConditionReport: Hashable {
    let type: String
    let status: String
    let reason: String
    let message: String
    /// The reason of the event that tells of it.
    let event: String

    static func all(pressure: Set<NodePressure>) -> [NodeConditionReport] {
        [
            pressure.contains(.memory)
                ? report(
                    "MemoryPressure", "True", "KubeletHasInsufficientMemory",
                    "kubelet has insufficient memory available",
                    event: "NodeHasInsufficientMemory")
                : report(
                    "MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available",
                    event: "NodeHasSufficientMemory"),
            pressure.contains(.disk)
                ? report(
                    "DiskPressure", "True", "KubeletHasDiskPressure", "kubelet has disk pressure",
                    event: "NodeHasDiskPressure")
                : report(
                    "DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure",
                    event: "NodeHasNoDiskPressure"),
            report(
                "PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available",
                event: "NodeHasSufficientPID"),
            report("Ready", "True", "KubeletReady", "kubelet is posting ready status", event: "NodeReady"),
        ]
    }

    private static func report(
        _ type: String, _ status: String, _ reason: String, _ message: String, event: String
    ) -> NodeConditionReport {
        NodeConditionReport(type: type, status: status, reason: reason, message: message, event: event)
    }
}
