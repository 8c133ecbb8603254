extension QuantityAmount {
    /// Reads a quantity: sign, digits with an optional fraction, and a suffix or an exponent. Nil for other text.
    public init?(parsing text: String) {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { rest.removeFirst() }

        var mantissa = Mantissa()
        let whole = rest.prefix(while: \.isDigit)
        rest.removeFirst(whole.count)
        var fraction = rest.prefix(0)
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = rest.prefix(while: \.isDigit)
            rest.removeFirst(fraction.count)
        }
        guard !whole.isEmpty || !fraction.isEmpty, let scale = Scale(suffix: rest) else { return nil }
        for digit in whole { mantissa.append(digit) }
        for digit in fraction { mantissa.append(digit, isFraction: true) }

        let amount = mantissa.nanos(scale)
        // The binary suffixes have no fractions of one: less than one is written in thousandths.
        let isSmall = amount < Self.unit && amount > 0
        self.init(
            nanos: isNegative ? -amount : amount, style: scale.style == .binary && isSmall ? .decimal : scale.style)
    }

    /// What a suffix multiplies by: a power of ten and a power of two.
    private struct Scale {
        var ten = 0
        var two = 0
        var style = Style.decimal

        init?(suffix: Substring.UTF8View) {
            switch String(Substring(suffix)) {
            case "n": ten = -9
            case "u": ten = -6
            case "m": ten = -3
            case "": break
            case "k": ten = 3
            case "M": ten = 6
            case "G": ten = 9
            case "T": ten = 12
            case "P": ten = 15
            case "E": ten = 18
            case "Ki": (two, style) = (10, .binary)
            case "Mi": (two, style) = (20, .binary)
            case "Gi": (two, style) = (30, .binary)
            case "Ti": (two, style) = (40, .binary)
            case "Pi": (two, style) = (50, .binary)
            case "Ei": (two, style) = (60, .binary)
            case let exponent:
                guard exponent.first == "e" || exponent.first == "E", let power = Int32(exponent.dropFirst()) else {
                    return nil
                }
                (ten, style) = (Int(power), .exponent)
            }
        }
    }

    /// Decimal digits as a number; digits beyond its range count by their place alone.
    private struct Mantissa {
        private var value: Int128 = 0
        /// The power of ten that the number is to be multiplied by.
        private var exponent = 0
        private var hasLostDigit = false

        /// More than 2^63 units with nine digits of a fraction, and far from the type's end.
        private static let room: Int128 = 1_000_000_000_000_000_000_000_000_000_000

        mutating func append(_ digit: UInt8, isFraction: Bool = false) {
            let number = Int128(digit - UInt8(ascii: "0"))
            if value < Self.room {
                value = value * 10 + number
                if isFraction { exponent -= 1 }
            } else {
                hasLostDigit = hasLostDigit || number > 0
                if !isFraction { exponent += 1 }
            }
        }

        /// The amount in billionths: rounded up, and no more than the limit.
        func nanos(_ scale: Scale) -> Int128 {
            guard value > 0 else { return 0 }
            var (amount, isRounded) = (value, hasLostDigit)
            // Multiply first, so that nothing is lost that a later step would have kept.
            for _ in 0..<scale.two {
                guard let doubled = amount.multiplied(by: 2) else { return QuantityAmount.limit }
                amount = doubled
            }
            let (power, overflows) = (exponent + 9).addingReportingOverflow(scale.ten)
            guard !overflows else { return QuantityAmount.limit }
            if power >= 0 {
                for _ in 0..<power {
                    guard let larger = amount.multiplied(by: 10), larger <= QuantityAmount.limit else {
                        return QuantityAmount.limit
                    }
                    amount = larger
                }
            } else {
                for _ in 0..<(-power) {
                    guard amount > 0 else { break }
                    isRounded = isRounded || amount % 10 != 0
                    amount /= 10
                }
            }
            return min(isRounded ? amount + 1 : amount, QuantityAmount.limit)
        }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}

extension Int128 {
    fileprivate func multiplied(by factor: Int128) -> Int128? {
        let (product, overflows) = multipliedReportingOverflow(by: factor)
        return overflows ? nil : product
    }
}
