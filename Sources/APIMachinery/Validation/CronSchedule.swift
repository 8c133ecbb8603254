/// The schedules of cron jobs, as robfig/cron reads them.
package enum CronSchedule {
    /// A field with its bounds and names of values.
    private struct Bounds {
        var minimum: Int
        var maximum: Int
        var names: [String: Int] = [:]
    }

    private static let fields = [
        Bounds(minimum: 0, maximum: 59), Bounds(minimum: 0, maximum: 23), Bounds(minimum: 1, maximum: 31),
        Bounds(
            minimum: 1, maximum: 12,
            names: numbered(
                ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], from: 1)),
        Bounds(minimum: 0, maximum: 6, names: numbered(["sun", "mon", "tue", "wed", "thu", "fri", "sat"], from: 0)),
    ]

    private static func numbered(_ names: [String], from first: Int) -> [String: Int] {
        Dictionary(zip(names, first...), uniquingKeysWith: { first, _ in first })
    }

    /// What is wrong with a schedule; nil: nothing.
    package static func problem(_ text: String) -> String? {
        if text.hasPrefix("@") {
            if text.hasPrefix("@every ") { return nil }
            let known = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"]
            return known.contains(text) ? nil : "Unrecognized descriptor: \(text)"
        }
        let parts = text.split(whereSeparator: \.isWhitespace)
        guard parts.count == 5 else {
            return "Expected exactly 5 fields, found \(parts.count): \(text)"
        }
        for (part, bounds) in zip(parts, fields) {
            for range in part.split(separator: ",") {
                if let problem = problem(String(range), bounds) { return problem }
            }
        }
        return nil
    }

    private static func problem(_ text: String, _ bounds: Bounds) -> String? {
        let steps = text.split(separator: "/", omittingEmptySubsequences: false)
        let ends = steps[0].split(separator: "-", omittingEmptySubsequences: false)
        guard steps.count <= 2 else { return "Too many slashes: \(text)" }
        guard ends.count <= 2 else { return "Too many hyphens: \(text)" }
        if steps.count == 2 {
            guard let step = Int(steps[1]) else { return unreadable(steps[1]) }
            if step == 0 { return "Step of range should be a positive number: \(text)" }
        }
        if ends[0] == "*" || ends[0] == "?" { return nil }
        var values: [Int] = []
        for end in ends {
            guard let value = bounds.names[end.lowercased()] ?? Int(end) else { return unreadable(end) }
            if value < 0 { return "Negative number (\(value)) not allowed: \(end)" }
            values.append(value)
        }
        let (start, end) = (values[0], values.last ?? values[0])
        if start < bounds.minimum { return "Beginning of range (\(start)) below minimum (\(bounds.minimum)): \(text)" }
        if end > bounds.maximum { return "End of range (\(end)) above maximum (\(bounds.maximum)): \(text)" }
        if start > end { return "Beginning of range (\(start)) beyond end of range (\(end)): \(text)" }
        return nil
    }

    private static func unreadable(_ text: Substring) -> String {
        "Failed to parse int from \(text): strconv.Atoi: parsing \(GoText.quoted(String(text))): invalid syntax"
    }
}
