/// How one attempt to send a payload ended.
enum SendAttempt: Hashable, Sendable {
    case accepted(ExportReceipt)
    /// Why it failed, for the decision about another attempt and for people.
    case failed(ExportRetry.Failure, reason: String)
}
