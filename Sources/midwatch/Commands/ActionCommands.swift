import ArgumentParser
import Foundation
import Incidents
import Journal
import KubernetesModel
import Presentation

struct ActionCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "actions", abstract: "Shows what was proposed, decided and done.",
        discussion: """
            Examples:
              midwatch actions list             those that wait for a person first
              midwatch actions list --waiting   only those that wait for a person
              midwatch actions show NAME        the change, the reasons, the result
            """,
        subcommands: [List.self, Show.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists actions.")

        @OptionGroup var records: RecordOptions
        @OptionGroup var scope: NamespaceOptions
        @OptionGroup var output: OutputOptions

        @Flag(help: "Only those that wait for a person.")
        var waiting = false

        func run() async throws {
            let namespace = scope.namespace
            var requests = try await records.list(ActionRequest.self, namespace: namespace) {
                try await $0.actions(JournalQuery(namespace: namespace))
            }
            if waiting { requests.removeAll { $0.status.decision?.state != .awaitingApproval } }
            try output.write(requests) { ActionView(style: Terminal.style, now: Date()).list(requests) }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows one action.")

        @Argument(help: "The action's name.")
        var name: String

        @OptionGroup var records: RecordOptions
        @OptionGroup var scope: NamespaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let namespace = scope.namespace
            let request = try await records.find(ActionRequest.self, name, namespace: namespace) {
                try await $0.actions(JournalQuery(namespace: namespace, limit: 10_000))
            }
            try output.write(request) { ActionView(style: Terminal.style, now: Date()).details(request) }
        }
    }
}
