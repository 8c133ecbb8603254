import ControllerRuntime
import Foundation
import Healing
import Incidents
import LanguageModels
import Logging
import ServiceLifecycle

/// Keeps the language models while the operator runs, and says in the probes when they are gone: the rules decide alone
/// then.
struct ModelService: Service, Probed {
    let reasoning: Reasoning
    let journal: any JournalStore
    let logger: Logger

    var probeName: String { "models" }

    func run() async throws {
        do {
            try await reasoning.restoreSpending(from: journal, now: Date())
        } catch {
            logger.warning(
                "what models have cost is not known: the budgets begin anew", metadata: ["error": "\(error)"])
        }
        // Ends with the operator alone; the loops that ask are stopped before.
        try? await gracefulShutdown()
        try await reasoning.router.shutdown()
    }

    var remarks: [String] {
        let closed = reasoning.router.status.compactMap { status -> String? in
            guard case .open(let until, _, let reason) = status.state else { return nil }
            return "\(status.name) is not asked until \(until.formatted(.iso8601)): \(reason)"
        }
        let spent = reasoning.router.budgetLeft.exhausted.map {
            "the budget of this \($0.period.rawValue) is used up until \($0.opens.formatted(.iso8601)): the rules decide "
                + "alone"
        }
        return closed + [spent].compactMap(\.self)
    }
}
