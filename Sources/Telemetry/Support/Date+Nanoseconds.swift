internal import Foundation

extension Date {
    /// The time since 1970 in nanoseconds, as traces and metrics have it; what lies outside of what 64 bits hold becomes the
    /// nearest.
    var nanosecondsSinceEpoch: UInt64 {
        let nanoseconds = (timeIntervalSince1970 * 1e9).rounded()
        return UInt64(exactly: nanoseconds) ?? (nanoseconds > 0 ? .max : 0)
    }
}
