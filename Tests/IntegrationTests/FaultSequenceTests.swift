import Foundation
import KubernetesClient
import KubernetesModel
import MidwatchTestKit
import Testing

extension ClusterTests {
    /// That the Lab shows what is recorded here is tested without a cluster.
    @Suite(.aloneOnCluster) struct FaultSequenceTests {
        @Test func `each fault goes on this cluster as it is recorded`() async throws {
            let cluster = try #require(ClusterTrait.current)
            let version = try await cluster.api.serverVersion()
            guard version.minorNumber == 20 else {
                print("skipped: what happens is recorded on Kubernetes 1.20, and this is \(version)")
                return
            }
            let kubeconfig = URL(filePath: String(cluster.kubeconfig.prefix { $0 != ":" }))
            if ProcessInfo.processInfo.environment["MIDWATCH_RECORD"] == "1" {
                var recording = SequenceRecording([:])
                for _ in 0..<2 { recording.fill(from: try await observe(try FaultFile.all(), kubeconfig)) }
                return try recording.write()
            }
            let recording = try SequenceRecording().faults
            var disagreements: [String: [String]] = [:]
            // Where nothing but the machine was too busy, another time is another.
            for faults in [Set(recording.keys), nil, nil] {
                let played = try FaultFile.all().filter { (faults ?? Set(disagreements.keys)).contains($0.name) }
                if played.isEmpty { break }
                disagreements = [:]
                for (fault, objects) in try await observe(played, kubeconfig) {
                    let comparison = SequenceComparison(
                        fault, recording[fault] ?? [], objects, known: .none, isLive: true)
                    if !comparison.disagreements.isEmpty { disagreements[fault] = comparison.disagreements }
                }
                for disagreement in disagreements.values.flatMap(\.self) { print("not as recorded: \(disagreement)") }
                print("measured: \(played.count) faults, \(played.count - disagreements.count) go as recorded")
            }
            for disagreement in disagreements.values.flatMap(\.self) { Issue.record("\(disagreement)") }
        }

        private func observe(_ faults: [FaultFile], _ kubeconfig: URL) async throws -> [String: [ObservedObject]] {
            try await ServerUnderTest.connect(kubeconfig: kubeconfig) { server in
                try await withThrowingTaskGroup(of: (String, [ObservedObject]).self) { group in
                    var seen: [String: [ObservedObject]] = [:]
                    for (number, fault) in faults.enumerated() {
                        if number >= 8, let (name, objects) = try await group.next() { seen[name] = objects }
                        group.addTask { (fault.name, try await FaultRecorder.record(fault, on: server)) }
                    }
                    for try await (name, objects) in group { seen[name] = objects }
                    return seen
                }
            }
        }
    }
}
