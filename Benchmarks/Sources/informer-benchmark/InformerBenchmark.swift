import ControllerRuntime
import Foundation
import KubernetesClient
import KubernetesModel
import Logging

/// Informers on pods, replica sets, deployments and events, as client-go's benchmark runs them.
///
///     informer-benchmark sync N       prints the time until N pods are in the store, and the resident memory then and settled
///     informer-benchmark follow S     syncs, then follows changes for S seconds, and prints the CPU time that took
@main
struct InformerBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let number = Int(arguments[2]), ["sync", "follow"].contains(arguments[1]) else {
            FileHandle.standardError.write(Data("usage: informer-benchmark sync N | follow S\n".utf8))
            exit(2)
        }
        let configuration = try KubernetesConfiguration.load(
            kubeconfig: nil, context: nil, environment: ProcessInfo.processInfo.environment)
        var logger = Logger(label: "benchmark")
        logger.logLevel = .error
        let clock = ContinuousClock()
        let start = clock.now
        let api = KubernetesAPI(configuration: configuration, logger: logger)
        let pods = Store<Pod>(indexedBy: .pod)
        let informers: [any Informer] = [
            Reflector(source: ClusterListerWatcher<Pod>(api), store: pods, logger: logger),
            Reflector(
                source: ClusterListerWatcher<Event>(api), store: Store<Event>(indexedBy: .involvedObject),
                logger: logger),
            Reflector(source: ClusterListerWatcher<ReplicaSet>(api), store: Store<ReplicaSet>(), logger: logger),
            Reflector(source: ClusterListerWatcher<Deployment>(api), store: Store<Deployment>(), logger: logger),
        ]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for informer in informers { group.addTask { try await informer.run() } }
            for informer in informers { try await informer.waitUntilSettled() }
            let seconds = (clock.now - start) / .seconds(1)
            print("\(pods.snapshot().count) pods in \(String(format: "%.3f", seconds)) s; \(memory())")
            switch arguments[1] {
            case "sync":
                try await Task.sleep(for: .seconds(3))
                print("settled: \(memory())")
            default:
                let before = cpuSeconds()
                try await Task.sleep(for: .seconds(number))
                let used = cpuSeconds() - before
                print(
                    "\(String(format: "%.2f", used)) s of CPU in \(number) s: \(String(format: "%.1f", used / Double(number) * 100)) % of a core; \(memory())"
                )
            }
            group.cancelAll()
        }
        try await api.shutdown()
    }

    static func memory() -> String {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        return status.split(separator: "\n").filter { $0.hasPrefix("VmRSS") || $0.hasPrefix("VmHWM") }
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.joined(separator: ", ")
    }

    static func cpuSeconds() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(0), &usage)
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }
}
