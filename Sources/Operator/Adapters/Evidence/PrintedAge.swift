import Foundation

/// An age as the API server prints it: `45s`, `3m10s`, `5d3h`, `2y35d`.
enum PrintedAge {
    /// The age in seconds; nil for what is none, such as `<unknown>`.
    static func seconds(_ text: String) -> TimeInterval? {
        var seconds: TimeInterval = 0
        var rest = text[...]
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard 1...6 ~= digits.count, let number = Double(digits), let unit = rest.dropFirst(digits.count).first,
                let factor = units[unit]
            else { return nil }
            seconds += number * factor
            rest = rest.dropFirst(digits.count + 1)
        }
        return seconds
    }

    private static let units: [Character: TimeInterval] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "y": 31_536_000]
}
