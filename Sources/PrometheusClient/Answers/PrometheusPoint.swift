public import Foundation

/// A value at one moment. It may be infinite, or no number at all.
public struct PrometheusPoint: Hashable, Sendable {
    public let at: Date
    public let value: Double

    public init(at: Date, value: Double) {
        self.at = at
        self.value = value
    }
}
