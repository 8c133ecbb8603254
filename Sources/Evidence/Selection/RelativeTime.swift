import Foundation

/// When something was, as seen from the opening of an incident: `3m before`, `20s after`.
enum RelativeTime {
    static func text(of date: Date, to start: Date) -> String {
        // Dates of objects are what somebody wrote into them, and need not be near.
        let seconds = Int(max(-1e9, min(1e9, date.timeIntervalSince(start))).rounded())
        let (amount, side) = (abs(seconds), seconds < 0 ? "before" : "after")
        return switch amount {
        case 0...1: "at the start"
        case ..<120: "\(amount)s \(side)"
        case ..<7200: "\(amount / 60)m \(side)"
        case ..<172_800: "\(amount / 3600)h \(side)"
        default: "\(min(9999, amount / 86_400))d \(side)"
        }
    }
}
