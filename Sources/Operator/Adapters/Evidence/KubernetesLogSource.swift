import Evidence
import KubernetesClient

/// Reads containers' logs through the Kubernetes client.
struct KubernetesLogSource: LogSource {
    let api: KubernetesAPI

    /// How few lines are asked for at last, where the lines are long.
    private static let fewestLines = 20

    /// How the kubelet begins its answer, with status 200, where the runtime has removed a run's log
    /// (`pkg/kubelet/kuberuntime/kuberuntime_container.go`, `GetContainerLogs`).
    private static let removed = "unable to retrieve container logs for "

    func log(
        pod: String, container: String, namespace: String, isPrevious: Bool, tailLines: Int, limitBytes: Int
    ) async throws -> String? {
        var lines = tailLines
        while true {
            let options = LogOptions(
                container: container, previous: isPrevious, tailLines: lines, limitBytes: limitBytes)
            do {
                let text = try await api.logs(pod: pod, namespace: namespace, options: options)
                if text.hasPrefix(Self.removed), !text.contains("\n") { return nil }
                // The kubelet cuts the end off at the limit, and the end is what matters: then fewer lines are asked for.
                guard text.utf8.count >= limitBytes, lines > Self.fewestLines else { return text }
                lines = max(lines / 4, Self.fewestLines)
            } catch let error as KubernetesError where error.code == .notFound || error.code == .badRequest {
                // The pod is gone, the container has not started, or there was no run before.
                return nil
            }
        }
    }
}
