import Diagnosis
import Evidence
import Foundation
import Healing
import Incidents
import LanguageModels
package import Logging
package import ModelExchange
package import Redaction

/// The language models of an operator with all that they need; made where any is configured.
package struct Reasoning: Sendable {
    let router: ModelRouter
    /// Answers for every role that has a model.
    package let model: any LanguageModel

    /// - Returns: nil where no model is configured.
    /// - Throws: an ``OperatorError`` that says what is wrong with the configuration.
    package init?(_ settings: ModelSettings, environment: [String: String], redactor: Redactor, logger: Logger) throws {
        guard let configuration = settings.configuration(environment: environment) else { return nil }
        let router: ModelRouter
        do {
            router = try ModelRouter.make(configuration, environment: environment, logger: logger)
        } catch {
            throw OperatorError("models: \(error)")
        }
        self.router = router
        guard [ModelRole.triage, .investigation].contains(where: { !router.route(of: $0).isEmpty }) else {
            throw OperatorError(
                "models: no model is asked for anything; name one for triage or investigation under models.routes")
        }
        for provider in configuration.providers where provider.sendsKeyInTheClear {
            logger.warning(
                "the key of a model's provider goes over the network unencrypted; use an address with https",
                metadata: ["provider": "\(provider.name)", "address": "\(provider.address ?? "")"])
        }
        if let path = settings.recording {
            model = RecordingModel(
                router, to: RecordingFile(path: path), redact: { redactor.redact($0) }, logger: logger)
        } else {
            model = router
        }
    }

    /// The roles that have a model.
    package var roles: Set<ModelRole> { Set(ModelRole.allCases.filter { !router.route(of: $0).isEmpty }) }

    /// Closes what is open to the providers.
    package func shutdown() async throws { try await router.shutdown() }

    /// What asks them about an incident.
    func investigator(source: any EvidenceSource) -> Investigator {
        Investigator(model: model, roles: roles, source: source)
    }

    /// Takes in what the journal knows was spent since yesterday, so that a restart makes no budget new.
    func restoreSpending(from journal: any JournalStore, now: Date) async throws {
        let query = JournalQuery(since: now.addingTimeInterval(-86_400), limit: 10_000)
        let spent = try await journal.entries(query).filter { $0.kind == .consulted }.compactMap { entry in
            entry.detail.flatMap {
                SpendingRecord($0, at: entry.at, conversation: "\(entry.namespace)/\(entry.incident)")
            }
        }
        router.restore(spent)
    }

    /// The models in one line: `triage anthropic/claude-haiku-5-5; investigation ...`.
    package var summary: String {
        ModelRole.allCases.compactMap { role in
            let route = router.route(of: role)
            return route.isEmpty ? nil : "\(role.rawValue) \(route.map(\.description).joined(separator: ", "))"
        }.joined(separator: "; ")
    }
}
