import Foundation

/// What one limit of a budget is for.
public enum BudgetPeriod: String, Hashable, Sendable, CaseIterable {
    case conversation, hour, day

    /// How long the period is; nil for a conversation, which has no end.
    var length: TimeInterval? {
        switch self {
        case .conversation: nil
        case .hour: 3_600
        case .day: 86_400
        }
    }

    /// When the period that a time lies in began.
    func start(of date: Date) -> Date? {
        length.map { Date(timeIntervalSince1970: (date.timeIntervalSince1970 / $0).rounded(.down) * $0) }
    }
}
