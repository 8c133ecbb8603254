import Foundation
import Incidents
import KubernetesClient
import KubernetesModel
import MidwatchTestKit
import Testing

extension ClusterTests {
    /// Midwatch as a pod, with the rights that its installation gave it.
    @Suite(
        .aloneOnCluster,
        .enabled(if: ImageTool.isGiven, "no tool to make an image is given: set MIDWATCH_IMAGE_TOOL"))
    struct InClusterTests {
        @Test func `installed in the cluster it repairs, escalates and observes, and leaves nothing behind`()
            async throws
        {
            let cluster = try #require(ClusterTrait.current)
            let image = "midwatch:test"
            try await ImageTool.make(image, of: cluster.binary)
            let installed = try await cluster.midwatch("install", "--image", image)
            #expect(installed.exitCode == 0, "\(installed.errors)")
            do {
                try await cluster.awaitOperatorPod()
                try await expectFaultsHandled()
                try await expectSmallMemory(of: cluster)
            } catch {
                let log = try await cluster.kubectl("-n", "midwatch-system", "logs", "deployment/midwatch", "--tail=60")
                _ = try await cluster.midwatch("uninstall", "--yes")
                throw TestFailure("\(error)\nthe pod's log ends with:\n\(log.output)\(log.errors)")
            }
            let removed = try await cluster.midwatch("uninstall", "--yes")
            #expect(removed.exitCode == 0, "\(removed.errors)")
            try await expectNothingLeft(in: cluster)
        }

        private func expectFaultsHandled() async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await inNamespace("pod-image") { namespace in
                        try await namespace.setPolicy(.auto)
                        try await namespace.breakImage()
                        let incident = try await namespace.expectRollback()
                        report(
                            "in the cluster: bad image, first signal to resolved", seconds: incident.secondsToOutcome)
                        try expectActuatorAlone(in: namespace)
                    }
                }
                group.addTask {
                    try await inNamespace("pod-memory") { namespace in
                        try await namespace.setPolicy(.auto)
                        try await namespace.deployUndersized()
                        let incident = try await namespace.expectLargerLimit()
                        report("in the cluster: undersized limit", seconds: incident.secondsToOutcome)
                        try expectActuatorAlone(in: namespace)
                    }
                }
                group.addTask {
                    try await inNamespace("pod-key") { namespace in
                        try await namespace.setPolicy(.auto)
                        try await namespace.deployWithMissingKey()
                        try await namespace.expectMissingKeyIsNamed()
                    }
                }
                group.addTask {
                    try await inNamespace("pod-observe") { namespace in
                        try await namespace.setPolicy(.observe)
                        try await expectObservation(in: namespace)
                    }
                }
                try await group.waitForAll()
            }
        }

        /// Whatever changed a workload went out in the actuator's name, all else in the reader's.
        private func expectActuatorAlone(in namespace: TestNamespace) throws {
            for write in try AuditLog.current?.writesOfMidwatch(in: namespace.name) ?? [] {
                let account = write.isOfItsOwn ? "midwatch-reader" : "midwatch-actuator"
                #expect(write.user == "system:serviceaccount:midwatch-system:\(account)", "\(write)")
            }
        }

        private func expectSmallMemory(of cluster: TestCluster) async throws {
            let memory = try await cluster.kubectl(
                "-n", "midwatch-system", "exec", "deployment/midwatch", "--", "cat", "/proc/1/status")
            let line = memory.output.split(separator: "\n").first { $0.hasPrefix("VmRSS") } ?? "VmRSS is not known"
            print("measured: in the cluster: \(line)")
        }

        private func expectNothingLeft(in cluster: TestCluster) async throws {
            let deadline = ContinuousClock.now + .seconds(60)
            while try await cluster.leftovers() != "", ContinuousClock.now < deadline {
                try await Task.sleep(for: .seconds(1))
            }
            #expect(try await cluster.leftovers() == "")
        }
    }
}

extension TestCluster {
    fileprivate func awaitOperatorPod() async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            let deployment = try await api.get(Deployment.self, name: "midwatch", namespace: "midwatch-system")
            if deployment.status.availableReplicas == 1 { return }
            try await Task.sleep(for: .milliseconds(500))
        }
        let pods = try await kubectl("-n", "midwatch-system", "describe", "pods")
        throw TestFailure("the operator's pod does not become available:\n\(pods.output)")
    }

    /// What an installation consists of and is still there, by name.
    fileprivate func leftovers() async throws -> String {
        let kinds = "namespaces,customresourcedefinitions,clusterroles,clusterrolebindings"
        let objects = try await kubectl("get", kinds, "-o", "name")
        return objects.output.split(separator: "\n")
            .filter { $0.contains("midwatch") && !$0.contains("midwatch-test-") }.joined(separator: "\n")
    }
}

/// What makes a container image of the tested binary: `MIDWATCH_IMAGE_TOOL`.
private enum ImageTool {
    private static var path: String? { ProcessInfo.processInfo.environment["MIDWATCH_IMAGE_TOOL"] }

    static var isGiven: Bool { path?.isEmpty == false }

    static func make(_ image: String, of binary: URL) async throws {
        let result = try await CommandResult.of(
            URL(filePath: try #require(path)), [image, "--cmd", "/bin/midwatch", "--", "\(binary.path)=/bin/midwatch"],
            within: .seconds(120))
        guard result.exitCode == 0 else { throw TestFailure("the image was not made: \(result.errors)") }
    }
}
