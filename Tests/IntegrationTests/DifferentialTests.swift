import Foundation
import KubernetesClient
import KubernetesModel
import MidwatchTestKit
import Testing

extension ClusterTests {
    @Suite(.onCluster) struct DifferentialTests {
        @Test func `the Lab answers as this cluster's API server does, but for what is listed`() async throws {
            let cluster = try #require(ClusterTrait.current)
            let version = try await cluster.api.serverVersion()
            guard version.minorNumber == 20 else {
                print("skipped: what is known to differ is listed for Kubernetes 1.20, and this is \(version)")
                return
            }
            async let lab = answersOfLab(cluster)
            let real = try await answers(of: String(cluster.kubeconfig.prefix { $0 != ":" }))
            if ProcessInfo.processInfo.environment["MIDWATCH_RECORD"] == "1" { try real.write() }
            let comparison = Comparison(real.byStep, try await lab.answers, known: try KnownDifferences())
            print(comparison.summary)
            for disagreement in comparison.disagreements { Issue.record("\(disagreement)") }
            #expect(comparison.obsolete == [], "these are listed, and do not differ")
            let recorded = Comparison(try Recording().byStep, real.answers, known: KnownDifferences(entries: []))
            for disagreement in recorded.disagreements { Issue.record("the recording is out of date: \(disagreement)") }
        }

        private func answers(of kubeconfig: String) async throws -> Recording {
            try await ServerUnderTest.connect(kubeconfig: URL(filePath: kubeconfig)) {
                Recording(try await ScriptRunner.run(Script(), on: $0))
            }
        }

        private func answersOfLab(_ cluster: TestCluster) async throws -> Recording {
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            let kubeconfig = folder.url.appending(path: "kubeconfig").path
            let log = folder.url.appending(path: "log")
            let lab = try await ChildProcess.start(
                cluster.binary, ["lab", "serve", "--kubeconfig", kubeconfig], environment: [:], output: log, errors: log
            )
            let deadline = ContinuousClock.now + .seconds(20)
            while !FileManager.default.fileExists(atPath: kubeconfig), ContinuousClock.now < deadline, lab.exit == nil {
                try await Task.sleep(for: .milliseconds(50))
            }
            let result = await Result { try await answers(of: kubeconfig) }
            try await lab.stop()
            return try result.get()
        }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
