/// The kubelet's message of a failed probe, split into what the kubelet says and what the container answered.
///
/// The output of an exec probe and the body of an HTTP answer are written by the workload, so they are not facts of the
/// control plane, and are kept apart.
package struct ProbeMessage: Hashable, Sendable {
    /// Which probe.
    package enum Probe: String, Hashable, Sendable {
        case readiness = "Readiness"
        case liveness = "Liveness"
        case startup = "Startup"
    }

    /// Nil where the message is not a probe's.
    package let probe: Probe?
    /// What the kubelet says: `Readiness probe failed: HTTP probe failed with statuscode: 404`.
    package let summary: String
    /// What the container wrote, where the message has it.
    package let output: String?

    package init(_ message: String) {
        let words = message.split(separator: " ", maxSplits: 1)
        probe = words.first.flatMap { Probe(rawValue: $0.prefix(1).uppercased() + $0.dropFirst()) }
        guard let colon = message.firstRange(of: ": ") else {
            (summary, output) = (message, nil)
            return
        }
        let detail = message[colon.upperBound...]
        if Self.kubeletPhrases.contains(where: detail.hasPrefix) {
            (summary, output) = (message, nil)
        } else {
            (summary, output) = (String(message[..<colon.lowerBound]), String(detail))
        }
    }

    /// How the messages of the kubelet's own HTTP, TCP and gRPC probers begin.
    private static let kubeletPhrases = [
        "HTTP probe failed with statuscode", "Get \"", "dial tcp", "timeout: failed to connect service",
        "service unhealthy (responded with", "rpc error", "command timed out", "context deadline exceeded",
    ]
}
