extension TokenPattern {
    /// Every vendor's. Where two begin alike, the longer beginning comes first.
    static let all: [TokenPattern] = (cloud + code + communication + commerce + intelligence + infrastructure)
        .sorted { $0.prefix.count > $1.prefix.count }

    /// A bound for tokens whose vendor sets none.
    static let long = 512

    static let upperOrDigit = ByteSet.uppercase | .digits
    static let wordOrDot = ByteSet.word | ByteSet(".")
    static let anyHexadecimal = ByteSet.hexadecimal | ByteSet("ABCDEF")
}
