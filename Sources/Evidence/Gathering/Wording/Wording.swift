import Foundation

/// Numbers and times in few words: a dossier is paid for by its length.
enum Wording {
    /// A length of time: `45 s`, `12 min`, `5 h`, `3 d`.
    static func span(_ seconds: TimeInterval) -> String {
        let seconds = max(seconds, 0)
        return switch seconds {
        case ..<120: "\(Int(seconds.rounded())) s"
        case ..<7200: "\(Int((seconds / 60).rounded())) min"
        case ..<172_800: "\(Int((seconds / 3600).rounded())) h"
        case ..<3_650_000_000: "\(Int((seconds / 86_400).rounded())) d"
        default: "ages"
        }
    }

    /// A number of things: `1 pod`, `3 pods`.
    static func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }

    /// Names with commas; of many the first, and how many more there are.
    static func names(_ names: [String], atMost limit: Int = 8) -> String {
        let rest = names.count - limit
        return names.prefix(limit).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    /// A number with at most two digits behind the point.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "no number" : value > 0 ? "infinite" : "-infinite" }
        guard abs(value) < 1e15 else { return "\(value)" }
        let hundredths = Int((abs(value) * 100).rounded())
        guard hundredths > 0 || value == 0 else { return value > 0 ? "< 0.01" : "> -0.01" }
        let fraction = hundredths % 100
        let digits =
            fraction == 0 ? "" : fraction % 10 == 0 ? ".\(fraction / 10)" : ".\(fraction < 10 ? "0" : "")\(fraction)"
        return "\(value < 0 ? "-" : "")\(hundredths / 100)\(digits)"
    }

    /// A share in percent.
    static func percent(_ share: Double) -> String {
        share.isFinite && abs(share) < 1e6 ? "\(Int((share * 100).rounded())) %" : "no share"
    }
}

extension String {
    /// The text, cut to a number of characters with an ellipsis where it was longer.
    func cut(toCharacters length: Int) -> String {
        guard let end = index(startIndex, offsetBy: length, limitedBy: endIndex), end < endIndex else { return self }
        return prefix(max(length - 1, 0)) + "…"
    }
}
