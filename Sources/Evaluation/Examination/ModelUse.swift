internal import Foundation
internal import Incidents
internal import KubernetesModel
internal import ModelExchange

/// What asking language models took.
package struct ModelUse: Codable, Sendable, Hashable {
    package var consultations = 0
    /// Of how many incidents the last consultation ended without an answer that could be used; nil: of none.
    package var failures: Int?
    /// Why the first of them did.
    package var failure: String?
    package var inputTokens = 0
    package var outputTokens = 0
    /// In millionths of the configured currency; requests whose price is not known count nothing.
    package var cost = 0
    /// How long the model was waited for, in real seconds: the Lab's time stands still meanwhile.
    package var seconds = 0.0

    package init() {}

    init(of incidents: [Incident], in journal: any JournalStore) async throws {
        let spent = try await journal.spent(since: .distantPast, on: nil)
        consultations = spent.consultations
        inputTokens = spent.usage.input
        outputTokens = spent.usage.output
        cost = spent.cost
        let failed = incidents.compactMap(\.status.consultation).filter { $0.state == .failed }
        if !failed.isEmpty {
            failures = failed.count
            failure = failed.first?.reason
        }
        for incident in incidents {
            for record in try await journal.cases(of: incident.key) {
                seconds += record.exchanges.reduce(0) { $0 + $1.seconds }
            }
        }
    }

    static func + (left: ModelUse, right: ModelUse) -> ModelUse {
        var sum = left
        sum.consultations += right.consultations
        if let failures = right.failures { sum.failures = (left.failures ?? 0) + failures }
        sum.failure = left.failure ?? right.failure
        sum.inputTokens += right.inputTokens
        sum.outputTokens += right.outputTokens
        sum.cost += right.cost
        sum.seconds += right.seconds
        return sum
    }
}
