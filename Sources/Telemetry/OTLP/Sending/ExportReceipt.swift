/// What a collector took.
struct ExportReceipt: Hashable, Sendable {
    /// How many spans or data points it did not take.
    var rejected: Int64 = 0
    /// Why it did not take them, or what else it has to say; empty for nothing.
    var message = ""
}
