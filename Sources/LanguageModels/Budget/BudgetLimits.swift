/// What may be spent at most.
public struct BudgetLimits: Hashable, Sendable {
    /// A limit of tokens and one of money; nil: none.
    public struct Cap: Hashable, Sendable {
        public var tokens: Int?
        /// Millionths of the currency.
        public var cost: Int?

        public init(tokens: Int? = nil, cost: Int? = nil) {
            self.tokens = tokens
            self.cost = cost
        }
    }

    /// For one conversation, that is one incident, over its whole life.
    public var conversation: Cap
    /// For each hour of the clock, in UTC.
    public var hour: Cap
    /// For each day of the calendar, in UTC.
    public var day: Cap

    public init(conversation: Cap = Cap(), hour: Cap = Cap(), day: Cap = Cap()) {
        self.conversation = conversation
        self.hour = hour
        self.day = day
    }

    /// Whether money is limited anywhere.
    var limitsCost: Bool { [conversation, hour, day].contains { $0.cost != nil } }
}
