/// The keys of log lines whose quoted values are the message itself: `msg="..."`.
enum QuotedKey {
    private static let keys = WordSet(
        "msg message err error reason cause event detail details exception desc info warning log")

    /// Whether such a key and `=` or `:` stand before a position.
    static func isMessage(before position: Int, in bytes: UnsafeRawBufferPointer, from start: Int) -> Bool {
        var end = position
        if end > start, bytes[end - 1] == 0x20 { end -= 1 }
        guard end > start, bytes[end - 1] == UInt8(ascii: "=") || bytes[end - 1] == UInt8(ascii: ":") else {
            return false
        }
        end -= 1
        if end > start, bytes[end - 1] == UInt8(ascii: "\"") { end -= 1 }
        var first = end
        // The longest key has nine letters.
        while first > start, end - first <= 9, 0x61...0x7a ~= bytes[first - 1] | 0x20 { first -= 1 }
        return 3...9 ~= end - first && keys.contains(bytes, first, end)
    }
}
