import ArgumentParser
import Foundation
import Lab
import Logging
import ServiceLifecycle
import Synchronization
import Telemetry
import UnixSignals

struct LabCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lab", abstract: "An embedded cluster, for playing and for tests.",
        subcommands: [LabServe.self, LabScenarios.self])
}

struct LabServe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves a cluster on this machine until it is told to stop.",
        discussion: """
            Its containers execute nothing: they behave as a scenario says, and steadily where none \
            says anything. It listens on loopback alone, and lets in whoever has the token, which \
            is in the kubeconfig that it writes. Everything lies in memory and is gone at the end.

            Examples:
              midwatch lab serve --port 8001
              midwatch lab serve --scenario image-tag-missing
              kubectl --kubeconfig midwatch-lab.kubeconfig get pods --all-namespaces
            """)

    @Option(help: "What happens in it: a name of `midwatch lab scenarios`, or a scenario file; otherwise nothing.")
    var scenario: String?

    @Flag(help: "The API server alone: nothing runs, and nobody writes but its clients.")
    var apiOnly = false

    @Option(help: "The port; otherwise any that is free.")
    var port = 0

    @Option(help: "Where to write the kubeconfig; a file that is there is replaced.", completion: .file())
    var kubeconfig = "midwatch-lab.kubeconfig"

    @Option(help: "A file with the bearer token; otherwise a random one.", completion: .file())
    var tokenFile: String?

    func validate() throws {
        guard !apiOnly || scenario == nil else { throw ValidationError("--api-only has no part that plays a scenario") }
        guard 0...65535 ~= port else { throw ValidationError("--port is a number from 0 to 65535") }
    }

    func run() async throws {
        let token = try readToken()
        let path = kubeconfig
        let identity = try LabIdentity(now: Date())
        var configuration = LabServer.Configuration(token: token, identity: identity)
        configuration.port = port
        let logger = Logger(label: "midwatch") { StandardErrorLogHandler(label: $0, level: .warning) }
        let player = try play(logger: logger)
        configuration.measurements = player.stage.measurements
        // It tells nothing before the greeting.
        let teller = Mutex<StepTeller?>(nil)
        let server = LabServer(player.cluster.server, configuration, logger: logger) { port in
            do {
                let file = try OutputFile(path, replacing: true)
                let client = LabKubeconfig(port: port, token: token, identity: identity)
                try file.write(client.text)
                try file.finish()
                Terminal.write(Self.greeting(server: client.server, kubeconfig: URL(filePath: path).path))
                teller.withLock { $0 = StepTeller(player.scenario, opening: player.opening) }
            } catch {
                Terminal.exit(with: error)
            }
        }
        let pulse = LabPulse(player) { now in
            for news in teller.withLock({ $0?.news(until: now) ?? [] }) {
                Terminal.write("\(news.date.formatted(.iso8601)) \(news.note)\n")
            }
        }
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: server), .init(service: pulse)],
                gracefulShutdownSignals: [.sigint, .sigterm], logger: logger))
        try await group.run()
    }

    /// The cluster as it is after it has settled.
    private func play(logger: Logger) throws -> ScenarioPlayer {
        let scenario =
            try scenario.map(ScenarioChoice.scenario)
            ?? Scenario(name: "empty", kind: .healthy, title: "Nothing happens")
        let start = Date() - scenario.settle
        let parts: (Stage) -> [any ClusterPart] = apiOnly ? { _ in [] } : \.parts
        let player = try ScenarioPlayer(
            scenario, startingAt: start, seed: .random(in: .min ... .max), logger: logger, parts: parts)
        try player.advance(to: player.opening)
        return player
    }

    private func readToken() throws -> String {
        guard let tokenFile else { return LabKubeconfig.randomToken() }
        guard let text = try? String(contentsOfFile: tokenFile, encoding: .utf8) else {
            throw CommandError("\(tokenFile) cannot be read; name a file that holds a token")
        }
        let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !token.isEmpty, token.unicodeScalars.allSatisfy({ "!"..."~" ~= $0 }) else {
            throw CommandError("\(tokenFile) holds no token: one line of printable characters without spaces")
        }
        return token
    }

    private static func greeting(server: String, kubeconfig: String) -> String {
        """
        The Lab serves \(server). Try:
          export KUBECONFIG=\(kubeconfig)
          kubectl get pods --all-namespaces
          midwatch analyze

        It ends with Control-C.

        """
    }
}

struct LabScenarios: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenarios", abstract: "Lists the scenarios that the Lab can play.")

    func run() throws {
        for scenario in try ScenarioChoice.all() {
            let columns = [
                scenario.name.padding(toLength: 34, withPad: " ", startingAt: 0),
                scenario.kind.rawValue.padding(toLength: 9, withPad: " ", startingAt: 0), scenario.title,
            ]
            Terminal.write(columns.joined() + "\n")
        }
    }
}
