public import Foundation

/// What is left of a budget for everybody.
public struct BudgetLeft: Hashable, Sendable {
    /// Until the end of the hour.
    public var hour: BudgetLimits.Cap
    /// Until the end of the day.
    public var day: BudgetLimits.Cap
    /// Which of the two is used up, if one is, and when it is full again.
    public var exhausted: Exhaustion?

    /// That a budget is used up.
    public struct Exhaustion: Hashable, Sendable {
        public var period: BudgetPeriod
        public var opens: Date
    }
}
