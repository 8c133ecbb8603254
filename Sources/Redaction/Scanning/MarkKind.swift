/// What a byte is to the scan of a text: nothing, part of a word, or a place to stop at.
enum MarkKind {
    static let word: UInt8 = 1
    static let mark: UInt8 = 2

    /// One entry for each byte: a look-up costs less than a test of two masks.
    static let table: [UInt8] = (UInt8.min...UInt8.max).map { byte in
        if ByteSet.word.contains(byte) { return word }
        return marks.contains(byte) ? mark : 0
    }

    private static let marks = ByteSet("=:%\\[>@$~\u{1b}")
}
