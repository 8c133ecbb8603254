import Foundation

/// How long ago something was, in the largest units that matter: `42s`, `7m`, `3h12m`, `5d`.
enum Age {
    static func text(from start: Date, to end: Date) -> String {
        let seconds = max(Int(end.timeIntervalSince(start)), 0)
        let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400)
        if seconds < 120 { return "\(seconds)s" }
        if minutes < 60 { return "\(minutes)m" }
        if hours < 10 { return minutes % 60 == 0 ? "\(hours)h" : "\(hours)h\(minutes % 60)m" }
        return hours < 48 ? "\(hours)h" : "\(days)d"
    }
}
