import ArgumentParser

/// The command line. Its commands are thin: what they do lies in Operator, what they show in Presentation.
@main
struct Midwatch: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "midwatch",
        abstract: "Watches a Kubernetes cluster, finds out why something broke, and repairs it within your limits.",
        discussion: """
            A first walk:
              midwatch analyze                  what is broken now, and why
              midwatch demo                     breaks three workloads, repairs two
              midwatch install --image IMAGE    puts the operator in; it only observes
              midwatch incidents list           what it has found since
              midwatch explain INCIDENT         what it saw, and why it acted

            Let it act where you trust it with an AutonomyPolicy, then:
              midwatch actions list             what it did, and what waits for you
              midwatch approve ACTION -n NS     lets it go ahead

            Every command speaks to the cluster of the current kubeconfig. Exit codes: \
            0 well, 1 there are findings, 2 an error, which is told in one line.
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(
                name: "Look",
                subcommands: [
                    Analyze.self, IncidentCommands.self, ActionCommands.self, Explain.self, HistoryCommands.self,
                    JournalCommands.self,
                ]),
            CommandGroup(name: "Decide", subcommands: [Approve.self, Deny.self]),
            CommandGroup(
                name: "Run",
                subcommands: [
                    Run.self, Demo.self, LabCommands.self, Install.self, Uninstall.self, Version.self,
                ]),
            CommandGroup(name: "Examine", subcommands: [Eval.self, Replay.self]),
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            try Terminal.requireOutput()
        } catch {
            Terminal.exit(with: error)
        }
    }
}
