import Foundation
import ModelExchange

/// Which limit a request would break.
struct BudgetShortage: Error, Hashable {
    enum Unit: String {
        case tokens, money
    }

    var period: BudgetPeriod
    var unit: Unit
    /// The limit and what is left of it, in tokens or in millionths of the currency.
    var limit: Int
    var left: Int
    /// What the request may spend.
    var wanted: Int
    /// When the budget is full again; nil for that of a conversation.
    var opens: Date?

    /// The error for whoever asked.
    func error(currency: String, now: Date) -> ModelError {
        let subject = period == .conversation ? "for this incident" : "of this \(period.rawValue)"
        let end = opens.map { "it is full again at \($0.formatted(.iso8601))" } ?? "raise it, or go on by rules"
        return ModelError(
            .budgetExhausted,
            "the budget of \(unit.rawValue) \(subject) is used up: \(amount(left, currency)) of "
                + "\(amount(limit, currency)) are left, and the request may take \(amount(wanted, currency)); \(end)",
            retryAfter: opens.map { .seconds(max(1, $0.timeIntervalSince(now))) })
    }

    private func amount(_ value: Int, _ currency: String) -> String {
        switch unit {
        case .tokens: "\(value)"
        case .money: "\((Double(value) / 1_000_000).formatted(.number.precision(.fractionLength(2...6)))) \(currency)"
        }
    }
}
