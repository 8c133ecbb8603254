internal import Foundation
internal import KubernetesModel

/// Which pod goes first when its node runs short: pkg/kubelet/eviction/helpers.go.
struct EvictionRanking {
    /// What a pod uses of a resource, and what it asked for.
    struct Candidate: Hashable {
        struct Container: Hashable {
            let name: String
            let usage: Double
            let request: Double
        }

        let uid: String
        let priority: Int
        let containers: [Container]

        var usage: Double { containers.map(\.usage).reduce(0, +) }
        var excess: Double { usage - containers.map(\.request).reduce(0, +) }
    }

    /// The candidates, the first to go first.
    static func order(_ candidates: [Candidate]) -> [Candidate] {
        candidates.sorted { left, right in
            if (left.excess > 0) != (right.excess > 0) { return left.excess > 0 }
            if left.priority != right.priority { return left.priority < right.priority }
            return left.excess == right.excess ? left.uid < right.uid : left.excess > right.excess
        }
    }

    /// What the kubelet says of an eviction.
    static func message(
        _ candidate: Candidate, resource: String, threshold: String, available: Double
    ) -> String {
        var message =
            "The node was low on resource: \(resource). Threshold quantity: \(threshold), "
            + "available: \(kibibytes(available)). "
        for container in candidate.containers where container.usage > container.request {
            let request = container.request > 0 ? Quantity(bytes: Int64(container.request)).text : "0"
            message +=
                "Container \(container.name) was using \(kibibytes(container.usage)), request is \(request), "
                + "has larger consumption of \(resource). "
        }
        return message
    }

    private static func kibibytes(_ bytes: Double) -> String { "\(Int(max(0, min(bytes, 1e18)) / 1024))Ki" }
}
