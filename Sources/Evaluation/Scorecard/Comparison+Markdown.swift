internal import Foundation

extension Comparison {
    /// The comparison as people read it.
    package var markdown: String {
        var lines = ["# Compared with before: \(Markdown.text(before)) -> \(Markdown.text(after))", ""]
        lines.append("\(pairs) trials are in both.")
        if !unpaired.isEmpty {
            lines += ["", "Only in one of them: \(unpaired.map(Markdown.text).joined(separator: ", "))."]
        }
        lines += ["", "| | gained | lost | difference | 95 % interval | p |", "| --- | --- | --- | --- | --- | --- |"]
        lines += [
            Self.row("all as expected", asExpected), Self.row("diagnosis", diagnosis), Self.row("action", action),
        ]
        lines += ["", "Harm: \(harmBefore) before, \(harmAfter) now."]
        if let repairedAfter {
            let median = repairedAfter.median
            let bounds = median.lower.flatMap { lower in
                median.upper.map { ", 95 % interval \(Self.signed(lower)) to \(Self.signed($0))" }
            }
            lines.append(
                "Time to repair: \(Self.signed(median.value)) in the median\(bounds ?? ""); \(repairedAfter.shorter) "
                    + "shorter, \(repairedAfter.longer) longer, p = \(Self.probability(repairedAfter.pValue)).")
        }
        lines += Self.section("Better", better) + Self.section("Worse", worse)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func section(_ title: String, _ turns: [Turn]) -> [String] {
        guard !turns.isEmpty else { return [] }
        return ["", "## \(title)", ""]
            + turns.map { "- \(Markdown.text($0.scenario)), run \($0.run): \(Markdown.text($0.complaint))" }
    }

    private static func row(_ name: String, _ change: PairedChange) -> String {
        let interval = "\(points(change.lower)) to \(points(change.upper))"
        return "| \(name) | \(change.gained) | \(change.lost) | \(points(change.difference)) | \(interval) | "
            + "\(probability(change.pValue)) |"
    }

    private static func points(_ share: Double) -> String { String(format: "%+.1f %%", share * 100) }

    private static func signed(_ seconds: Double) -> String {
        (seconds < 0 ? "-" : "+") + TimeText.of(abs(seconds))
    }

    private static func probability(_ value: Double) -> String {
        value < 0.001 ? "< 0.001" : String(format: "%.3f", value)
    }
}
