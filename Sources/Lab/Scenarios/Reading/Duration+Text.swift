extension Duration {
    /// A duration as people write it: `90s`, `5m`, `1h30m`, `250ms`; units from the largest down, each once.
    package init?(text: String) {
        var rest = text[...]
        var milliseconds = 0
        var last = Int.max
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { $0.isASCII && $0.isLetter }
            rest = rest.dropFirst(unit.count)
            guard let number = Int(digits), let size = Self.units[String(unit)], size < last else { return nil }
            let (amount, isTooLong) = number.multipliedReportingOverflow(by: size)
            guard !isTooLong, amount <= Self.longest - milliseconds else { return nil }
            milliseconds += amount
            last = size
        }
        guard last < Int.max else { return nil }
        self = .milliseconds(milliseconds)
    }

    private static let units = ["d": 86_400_000, "h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1]
    /// A year, in milliseconds.
    private static let longest = 31_536_000_000
}
