import ArgumentParser
import Foundation
import Incidents
import Journal
import KubernetesClient
import KubernetesModel

/// Where incidents and actions are read: in the cluster, and in a journal for those that have left it.
struct RecordOptions: ParsableArguments {
    @OptionGroup var cluster: ClusterOptions

    @Option(help: "Also read this journal: what has left the cluster, and the full history.", completion: .file())
    var journal: String?

    /// The records of a kind: those of the cluster, and those that only the journal has.
    func list<Record: KubernetesObject>(
        _ type: Record.Type, namespace: String?, kept: (SQLiteJournal) async throws -> [Record]
    ) async throws -> [Record] {
        let live = try await cluster.withAPI { try await $0.listAll(type, namespace: namespace).items }
        let known = Set(live.map(\.metadata.uid))
        guard let journal = try openJournal() else { return live }
        return live + (try await kept(journal)).filter { !known.contains($0.metadata.uid) }
    }

    /// One record by its name, wherever it is.
    func find<Record: KubernetesObject>(
        _ type: Record.Type, _ name: String, namespace: String?, kept: (SQLiteJournal) async throws -> [Record]
    ) async throws -> Record {
        let matches = try await list(type, namespace: namespace, kept: kept).filter { $0.metadata.name == name }
        let plural = type.resource.plural == Incident.resource.plural ? "incidents" : "actions"
        guard let found = matches.first else {
            throw CommandError(
                "there is no \(plural.dropLast()) \(name)\(namespace.map { " in namespace \($0)" } ?? ""); "
                    + "`midwatch \(plural) list` shows all of them")
        }
        guard Set(matches.map(\.key)).count == 1 else {
            let namespaces = matches.compactMap(\.metadata.namespace).sorted().joined(separator: ", ")
            throw CommandError("\(name) is in several namespaces (\(namespaces)); name one with --namespace")
        }
        return found
    }

    /// The journal, if one is named; it must be there.
    func openJournal() throws -> SQLiteJournal? {
        try journal.map { try SQLiteJournal.existing($0) }
    }
}
