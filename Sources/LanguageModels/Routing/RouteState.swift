public import Foundation

/// Whether a role would be answered now, as far as that is known without asking; for a condition.
public enum RouteState: Hashable, Sendable {
    /// No model is configured for it.
    case notConfigured
    case ready
    /// The model that is asked first is left alone at the moment, and another one takes its place.
    case fallback(reason: String)
    /// No model is asked at the moment; nil: until something else changes.
    case down(reason: String, until: Date?)
}

extension RouteState {
    /// Derives the state. Pure.
    ///
    /// - Parameters:
    ///   - route: The states of the providers of a route, in its order.
    ///   - budget: What is left for everybody.
    init(route: [ProviderStatus.State], budget: BudgetLeft) {
        let openings = route.compactMap { state in
            if case .open(let until, _, let reason) = state { (until: until, reason: reason) } else { nil }
        }
        if route.isEmpty {
            self = .notConfigured
        } else if let exhausted = budget.exhausted {
            self = .down(
                reason: "the budget of this \(exhausted.period.rawValue) is used up", until: exhausted.opens)
        } else if let first = openings.first, openings.count == route.count {
            self = .down(reason: first.reason, until: openings.map(\.until).min())
        } else if case .open(_, _, let reason)? = route.first {
            self = .fallback(reason: reason)
        } else {
            self = .ready
        }
    }
}
