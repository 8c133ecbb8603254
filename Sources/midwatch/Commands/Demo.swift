import ArgumentParser
import Foundation
import Incidents
import Journal
import KubernetesClient
import Logging
import Operator
import Presentation
import Telemetry

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Breaks three workloads in a namespace of its own, and shows how Midwatch deals with them.",
        discussion: """
            It makes the namespace midwatch-demo in the cluster of the current kubeconfig, a \
            policy that lets Midwatch act in that namespace alone, and three workloads: one \
            whose new revision has an image that does not exist, one with a memory limit \
            that is too small, and one that asks for a missing key of a ConfigMap. Midwatch \
            repairs the first two and hands the third to people. Everything that was made is \
            removed at the end. It takes about two minutes.

            Example:
              midwatch demo --context kind-kind
            """)

    @OptionGroup var cluster: ClusterOptions

    @Option(help: "An image with sh, sleep and awk, which the cluster's nodes can pull.")
    var image = "busybox"

    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false

    func run() async throws {
        let kubernetes: KubernetesConfiguration
        do {
            kubernetes = try cluster.configuration()
        } catch {
            throw CommandError(
                "the demo needs a cluster that a kubeconfig names, such as one of kind or minikube: \(error)")
        }
        let place = "context \(kubernetes.contextName) (\(kubernetes.server))"
        guard yes || Terminal.confirm("Run the demo in namespace \(DemoStage.namespace) of \(place)?") else {
            throw CommandError("the demo did not run; confirm with y, or use --yes")
        }
        try await ClusterOptions.withAPI(kubernetes) { api in
            let stage = DemoStage(api: api, image: image) { Terminal.write("\($0)\n") }
            let madeDefinitions = try await stage.installDefinitions()
            let result: Result<[Incident], any Error>
            do {
                try await stage.setUp()
                try await stage.breakWorkloads()
                result = .success(try await play(on: stage, api: api, kubernetes: kubernetes))
            } catch {
                result = .failure(error)
            }
            if case .success(let incidents) = result {
                Terminal.write("\n" + IncidentView(style: Terminal.style, now: Date()).list(incidents))
            }
            try await stage.tearDown(definitions: madeDefinitions)
            _ = try result.get()
        }
    }

    /// Runs the operator beside the stage until every workload's incident has come to its end.
    private func play(
        on stage: DemoStage, api: KubernetesAPI, kubernetes: KubernetesConfiguration
    ) async throws -> [Incident] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "midwatch-demo-\(UUID())")
        // What stays behind in the temporary directory harms nobody.
        defer { try? FileManager.default.removeItem(at: folder) }
        let journal = try SQLiteJournal(path: folder.appending(path: "journal.sqlite").path)
        var configuration = MidwatchOperator.Configuration()
        configuration.namespace = DemoStage.namespace
        configuration.electsLeader = false
        let watch = MidwatchOperator(
            configuration, kubernetes: kubernetes, journal: journal, metrics: { "" },
            logger: Logger(label: "midwatch") { StandardErrorLogHandler(label: $0, level: .error) })
        return try await withThrowingTaskGroup(of: [Incident].self) { group in
            group.addTask {
                try await watch.run()
                throw CommandError("the demo was interrupted")
            }
            group.addTask { try await DemoAudience(api: api).watch() }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }
}
