internal import Foundation

/// Cells of Markdown's tables.
enum Markdown {
    /// A text that stays in its cell, whatever it holds.
    static func text(_ text: String) -> String {
        String(
            text.unicodeScalars.map { scalar in
                switch scalar {
                case "|": "\\|"
                case "\n", "\r", "\t": " "
                case "<": "&lt;"
                case _ where scalar.properties.generalCategory == .control: "\u{FFFD}"
                default: String(scalar)
                }
            }.joined())
    }

    static func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }

    static func money(_ amount: Double) -> String { String(format: "%.4f", amount) }

    static func count(_ rate: Rate) -> String { "\(rate.successes)/\(rate.trials)" }

    static func row(_ name: String, _ rate: Rate) -> String {
        let share = rate.share.map(percent) ?? "-"
        return "| \(name) | \(share) | \(count(rate)) | \(percent(rate.lower)) to \(percent(rate.upper)) |"
    }

    static func text(_ median: Median) -> String {
        guard let lower = median.lower, let upper = median.upper else {
            return "\(TimeText.of(median.value)) (of \(median.count))"
        }
        return "\(TimeText.of(median.value)), 95 % interval \(TimeText.of(lower)) to \(TimeText.of(upper))"
    }
}
