import ArgumentParser
import Foundation
import Lab
import Logging
import ServiceLifecycle
import Telemetry
import UnixSignals

struct LabCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lab", abstract: "An embedded cluster, for playing and for tests.", subcommands: [LabServe.self])
}

struct LabServe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves an empty cluster on this machine until it is told to stop.",
        discussion: """
            It listens on loopback alone, and lets in whoever has the token, which is in the \
            kubeconfig that it writes. Everything lies in memory and is gone at the end.

            Example:
              midwatch lab serve --port 8001
              kubectl --kubeconfig midwatch-lab.kubeconfig get namespaces
            """)

    @Option(help: "The port; otherwise any that is free.")
    var port = 0

    @Option(help: "Where to write the kubeconfig; a file that is there is replaced.", completion: .file())
    var kubeconfig = "midwatch-lab.kubeconfig"

    @Option(help: "A file with the bearer token; otherwise a random one.", completion: .file())
    var tokenFile: String?

    func validate() throws {
        guard 0...65535 ~= port else { throw ValidationError("--port is a number from 0 to 65535") }
    }

    func run() async throws {
        let token = try readToken()
        let path = kubeconfig
        let cluster = APIServer(
            APIServer.Configuration(now: { Date() }, seed: UInt64.random(in: .min ... .max)))
        let identity = try LabIdentity(now: Date())
        var configuration = LabServer.Configuration(token: token, identity: identity)
        configuration.port = port
        let logger = Logger(label: "midwatch") { StandardErrorLogHandler(label: $0, level: .warning) }
        let server = LabServer(cluster, configuration, logger: logger) { port in
            do {
                let file = try OutputFile(path, replacing: true)
                let client = LabKubeconfig(port: port, token: token, identity: identity)
                try file.write(client.text)
                try file.finish()
                Terminal.write(Self.greeting(server: client.server, kubeconfig: path))
            } catch {
                Terminal.exit(with: error)
            }
        }
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: server)], gracefulShutdownSignals: [.sigint, .sigterm], logger: logger))
        try await group.run()
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
          kubectl get namespaces

        It ends with Control-C.

        """
    }
}
