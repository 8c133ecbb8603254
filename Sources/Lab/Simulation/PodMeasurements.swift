package import Foundation
internal import Synchronization

/// What the containers of the Lab use at this moment. The kubelets write it; autoscalers and the metrics endpoint read it.
package final class PodMeasurements: Sendable {
    package struct Container: Sendable, Hashable {
        package var namespace: String
        package var pod: String
        package var podUID: String
        package var node: String
        package var name: String
        package var image: String
        /// The working set, in bytes.
        package var memory: Double
        /// In cores.
        package var cpu: Double
        /// The counters since the container's start.
        package var cpuSeconds: Double = 0
        package var periods: Double = 0
        package var throttledPeriods: Double = 0
        package var restarts: Int = 0
        package var startedAt: Date
        /// Of what it serves over HTTP; nil: nothing.
        package var http: HTTP?

        package init(
            namespace: String, pod: String, podUID: String, node: String, name: String, image: String, memory: Double,
            cpu: Double, startedAt: Date
        ) {
            self.namespace = namespace
            self.pod = pod
            self.podUID = podUID
            self.node = node
            self.name = name
            self.image = image
            self.memory = memory
            self.cpu = cpu
            self.startedAt = startedAt
        }
    }

    /// Counters since the container's start.
    package struct HTTP: Sendable, Hashable {
        /// Answers by status code.
        package var requests: [Int: Double] = [:]
        /// Answers by the upper bound of their time in seconds, cumulative, as Prometheus' buckets are.
        package var buckets: [Double: Double] = [:]
        /// The sum of the times, in seconds.
        package var seconds: Double = 0

        package init() {}
    }

    private let read: Mutex<@Sendable () -> [Container]>

    package init() { read = Mutex({ @Sendable in [] }) }

    /// Where the measurements come from.
    package func setSource(_ source: @escaping @Sendable () -> [Container]) { read.withLock { $0 = source } }

    /// Every container that runs, in the order of namespaces, pods and names.
    package var containers: [Container] { read.withLock { $0 }() }
}
