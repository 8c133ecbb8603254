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
        abstract: "Breaks a small shop in three ways, and shows how Midwatch deals with it.",
        discussion: """
            The shop runs in the Lab, a cluster inside this process: no cluster, no key and no \
            network are needed. It takes half a minute. Where the environment has the key of a \
            language model, it is asked where the rules are unsure.

            With --on-cluster it plays in the cluster of a kubeconfig: it makes the namespace \
            midwatch-demo there, a policy that lets Midwatch act in that namespace alone, and \
            three workloads that break. Everything that was made is removed at the end.

            Examples:
              midwatch demo
              midwatch demo --on-cluster --context kind-kind
            """)

    @Option(help: "How many times as fast as usual time passes in the shop.")
    var speed = 4.0

    @Flag(help: "Play in the cluster of the kubeconfig.")
    var onCluster = false

    @OptionGroup(title: "With --on-cluster") var cluster: ClusterOptions

    @Option(help: "An image with sh, sleep and awk, which the cluster's nodes can pull.")
    var image = "busybox"

    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false

    func validate() throws {
        guard speed >= 1, speed <= 1000 else { throw ValidationError("--speed is a number from 1 to 1000") }
        guard onCluster || cluster.kubeconfig == nil && cluster.context == nil else {
            throw ValidationError("--kubeconfig and --context go with --on-cluster")
        }
    }

    func run() async throws {
        guard onCluster else {
            let demo = ShopDemo(speed: speed)
            return try await Interruption.ending { try await demo.play() }
        }
        try await playOnCluster()
    }

    private func playOnCluster() async throws {
        let kubernetes: KubernetesConfiguration
        do {
            kubernetes = try cluster.configuration()
        } catch {
            throw CommandError(
                "with --on-cluster the demo needs a cluster that a kubeconfig names, such as one of kind or minikube: \(error)"
            )
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
