public import Foundation

/// What one request spent, as it was written down.
public struct SpendingRecord: Hashable, Sendable {
    public var date: Date
    public var conversation: String
    public var spending: Spending

    public init(date: Date, conversation: String, spending: Spending) {
        self.date = date
        self.conversation = conversation
        self.spending = spending
    }
}
