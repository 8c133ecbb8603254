extension Duration {
    /// Reads a duration as Go writes it (`time.ParseDuration`): `5m`, `1h30m`, `1.5h`, `90s`, `250ms`, `0`.
    ///
    /// Nil for any other text, and for a duration of more than about 30,000 years.
    init?(go text: String) {
        var rest = text[...]
        let isNegative = rest.first == "-"
        if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
        if rest == "0" {
            self = .zero
            return
        }
        var seconds = 0.0
        repeat {
            let number = rest.prefix { "0123456789.".contains($0) }
            rest = rest[number.endIndex...]
            let unit = rest.prefix { !"0123456789.".contains($0) }
            rest = rest[unit.endIndex...]
            guard let value = Double(number), let factor = Self.secondsByUnit[String(unit)] else { return nil }
            seconds += value * factor
        } while !rest.isEmpty
        guard seconds < 1e12 else { return nil }
        self = .seconds(isNegative ? -seconds : seconds)
    }

    private static let secondsByUnit = ["ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3600]

    /// The duration in seconds, as dates count.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
