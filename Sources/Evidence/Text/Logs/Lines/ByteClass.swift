/// What a byte of a log line can be part of; a byte without any class separates words.
struct ByteClass: OptionSet {
    let rawValue: UInt8

    static let digit = ByteClass(rawValue: 1 << 0)
    /// `a` to `f`.
    static let hexLetter = ByteClass(rawValue: 1 << 1)
    /// Other letters, the underscore, and all bytes beyond ASCII.
    static let letter = ByteClass(rawValue: 1 << 2)
    static let dash = ByteClass(rawValue: 1 << 3)
    static let dot = ByteClass(rawValue: 1 << 4)
    static let colon = ByteClass(rawValue: 1 << 5)
    static let slash = ByteClass(rawValue: 1 << 6)
    /// Other signs that stand within words: `@`, `+`, `%` and their like.
    static let sign = ByteClass(rawValue: 1 << 7)

    static let letters: ByteClass = [.hexLetter, .letter]

    /// By the byte.
    static let table: [ByteClass] = (UInt8.min...UInt8.max).map { ByteClass(byte: $0) }

    init(rawValue: UInt8) { self.rawValue = rawValue }

    private init(byte: UInt8) {
        self =
            switch byte {
            case 0x30...0x39: .digit
            case 0x61...0x66, 0x41...0x46: .hexLetter
            case 0x67...0x7a, 0x47...0x5a, UInt8(ascii: "_"), 0x80...0xff: .letter
            case UInt8(ascii: "-"): .dash
            case UInt8(ascii: "."): .dot
            case UInt8(ascii: ":"): .colon
            case UInt8(ascii: "/"), UInt8(ascii: "\\"): .slash
            case UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "~"),
                UInt8(ascii: "&"), UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "$"), UInt8(ascii: "!"),
                UInt8(ascii: "^"):
                .sign
            default: []
            }
    }
}
