public import Foundation
public import Incidents

/// What was seen of one target at one moment.
public struct Assessment: Hashable, Sendable {
    /// What is wrong, the worst first; empty where nothing is.
    public var signals: [Signal]
    /// The earliest moment at which a grace period runs out, so that the answer may change although the cluster does
    /// not. Nil where no clock runs.
    public var recheckAt: Date?

    public init(signals: [Signal] = [], recheckAt: Date? = nil) {
        self.signals = signals
        self.recheckAt = recheckAt
    }
}
