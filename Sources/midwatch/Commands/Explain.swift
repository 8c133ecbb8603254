import ArgumentParser
import Foundation
import Incidents
import Journal
import KubernetesModel
import Presentation

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Answers four questions about an incident: what was seen, what the model said, why it acted, who was wrong.",
        discussion: """
            Reads the incident and its actions from the cluster, and with --journal from the \
            operator's history, which also has the models' own words.

            Examples:
              midwatch explain shop-checkout-7f3c
              midwatch explain shop-checkout-7f3c -n shop --journal /data/journal.sqlite
            """)

    @Argument(help: "The incident's name.")
    var name: String

    @OptionGroup var records: RecordOptions
    @OptionGroup var scope: NamespaceOptions

    func run() async throws {
        let incident = try await records.find(Incident.self, name, namespace: scope.namespace) {
            try await $0.incidents(JournalQuery(namespace: scope.namespace, limit: 10_000))
        }
        let namespace = incident.metadata.namespace
        let actions = try await records.list(ActionRequest.self, namespace: namespace) {
            try await $0.actions(JournalQuery(namespace: namespace, incident: name))
        }
        let journal = try records.openJournal()
        let cases = try await journal?.cases(of: incident.key) ?? []
        Terminal.write(
            ExplanationView(style: Terminal.style).text(
                incident, actions: actions.filter { $0.spec.incident == name }.sorted(by: isOlder), cases: cases,
                hasJournal: journal != nil))
    }

    private func isOlder(_ left: ActionRequest, _ right: ActionRequest) -> Bool {
        let (older, newer) = (left.metadata.creationTimestamp, right.metadata.creationTimestamp)
        return (older ?? .distantPast, left.metadata.name) < (newer ?? .distantPast, right.metadata.name)
    }
}
