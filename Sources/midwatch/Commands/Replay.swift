import ArgumentParser
import Diagnosis
import Evaluation
import Foundation
import Incidents
import Journal
import KubernetesModel
import Logging
import Presentation
import Telemetry

struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Asks another model about a recorded case, and shows its answer beside what was found then.",
        discussion: """
            The evidence is that of the journal's case, word for word; what nobody looked at then \
            cannot be looked at now. Nothing is changed, neither in a cluster nor in the journal.

            Examples:
              midwatch replay shop-checkout-7f3c --model midwatch.yaml
              midwatch replay shop-checkout-7f3c -n shop --recording answers.jsonl --journal old.sqlite
            """)

    @Argument(help: "The incident's name.")
    var incident: String

    @OptionGroup var scope: NamespaceOptions
    @OptionGroup var journal: JournalOptions
    @OptionGroup var examinee: ExamineeOptions

    func run() async throws {
        let journal = try journal.open()
        let incident = try await find(in: journal)
        guard let record = try await journal.cases(of: incident.key).last else {
            throw CommandError(
                "no case of \(self.incident) is kept: no model was asked about it, or it is too long ago")
        }
        let replay = try CaseReplay(record, of: incident)
        let logger = Logger(label: "midwatch") { StandardErrorLogHandler(label: $0, level: .error) }
        try await examinee.examining(logger: logger) { examinee in
            let result: (name: String, ConsultationResult)?
            if let model = examinee.model {
                result = (examinee.name, await replay.consult(model))
            } else {
                result = nil
            }
            Terminal.write(
                ReplayView(style: Terminal.style).text(incident, record, findings: replay.findings, now: result))
        }
    }

    private func find(in journal: SQLiteJournal) async throws -> Incident {
        let query = JournalQuery(namespace: scope.namespace, incident: incident, limit: 10_000)
        let found = try await journal.incidents(query).filter { $0.metadata.name == incident }
        guard let first = found.first else {
            guard try await journal.entries(query).isEmpty else {
                throw CommandError(
                    "\(incident) is not over yet: a case is complete, and can be asked about again, once it is")
            }
            throw CommandError(
                "the journal has no incident \(incident)\(scope.namespace.map { " in namespace \($0)" } ?? ""); "
                    + "`midwatch history list` shows what it has")
        }
        guard Set(found.map(\.key)).count == 1 else {
            let namespaces = Set(found.compactMap(\.metadata.namespace)).sorted().joined(separator: ", ")
            throw CommandError("\(incident) is in several namespaces (\(namespaces)); name one with --namespace")
        }
        return first
    }
}
