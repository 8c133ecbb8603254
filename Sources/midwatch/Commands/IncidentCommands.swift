import ArgumentParser
import Foundation
import Incidents
import Journal
import KubernetesModel
import Presentation

struct IncidentCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incidents", abstract: "Shows what broke, why, and what was done.",
        discussion: """
            Examples:
              midwatch incidents list           of all namespaces, the open ones first
              midwatch incidents list --open    only those that are not over
              midwatch incidents show NAME      cause, evidence, actions and timeline
            """,
        subcommands: [List.self, Show.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists incidents.")

        @OptionGroup var records: RecordOptions
        @OptionGroup var scope: NamespaceOptions
        @OptionGroup var output: OutputOptions

        @Flag(help: "Only those that are not over.")
        var open = false

        func run() async throws {
            let namespace = scope.namespace
            var incidents = try await records.list(Incident.self, namespace: namespace) {
                try await $0.incidents(JournalQuery(namespace: namespace))
            }
            if open { incidents.removeAll { $0.phase.isClosed } }
            try output.write(incidents) { IncidentView(style: Terminal.style, now: Date()).list(incidents) }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows one incident with its timeline.")

        @Argument(help: "The incident's name.")
        var name: String

        @OptionGroup var records: RecordOptions
        @OptionGroup var scope: NamespaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let namespace = scope.namespace
            let incident = try await records.find(Incident.self, name, namespace: namespace) {
                try await $0.incidents(JournalQuery(namespace: namespace, limit: 10_000))
            }
            let entries =
                try await records.openJournal()?.entries(
                    JournalQuery(namespace: incident.metadata.namespace, incident: name)) ?? []
            try output.write(incident) {
                IncidentView(style: Terminal.style, now: Date()).details(incident, entries: entries)
            }
        }
    }
}
