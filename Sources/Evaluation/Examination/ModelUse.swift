internal import Foundation
internal import Incidents
internal import KubernetesModel
internal import ModelExchange

/// What asking language models took.
package struct ModelUse: Codable, Sendable, Hashable {
    package var consultations = 0
    /// How many incidents it was asked about; nil: none.
    package var incidents: Int?
    /// About how many of them it had in the end no answer that could be used; nil: about none.
    package var failures: Int?
    /// Why, of the first of them.
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
        let asked = incidents.compactMap(\.status.consultation)
        let failed = asked.filter { $0.state == .failed }
        self.incidents = asked.isEmpty ? nil : asked.count
        failures = failed.isEmpty ? nil : failed.count
        failure = failed.first?.reason
        for incident in incidents {
            for record in try await journal.cases(of: incident.key) {
                seconds += record.exchanges.reduce(0) { $0 + $1.seconds }
            }
        }
    }

    static func + (left: ModelUse, right: ModelUse) -> ModelUse {
        var sum = left
        sum.consultations += right.consultations
        sum.incidents = add(left.incidents, right.incidents)
        sum.failures = add(left.failures, right.failures)
        sum.failure = left.failure ?? right.failure
        sum.inputTokens += right.inputTokens
        sum.outputTokens += right.outputTokens
        sum.cost += right.cost
        sum.seconds += right.seconds
        return sum
    }

    private static func add(_ left: Int?, _ right: Int?) -> Int? {
        left.map { $0 + (right ?? 0) } ?? right
    }
}
