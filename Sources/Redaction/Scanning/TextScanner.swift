/// Finds the secrets of a text in one pass over its bytes.
///
/// The pass stops at marks only: `=` and `:`, where it looks back for a key; the beginnings of words, where it looks
/// for tokens; escapes, which it undoes and looks into. Whatever a mark makes it read is read once more at most a
/// bounded number of times, so that the time is linear in the text, whoever wrote it.
///
/// A line is looked at in pieces of ``window`` bytes at most, each from where the last one stopped, with
/// ``lookahead`` bytes to spare for what begins near its end. Where the pieces lie follows from the line alone: a text
/// that arrives in chunks is cut in the same places as the whole.
struct TextScanner {
    static let window = 32_768
    static let lookahead = 4_096
    static let lookbehind = 512
    /// How often an encoding is undone within another.
    static let deepest = 3

    let bytes: [UInt8]
    let digester: Digester
    /// How many encodings were undone to get at these bytes.
    let depth: Int
    var state: ScanState

    /// What is to be replaced, in order.
    private(set) var edits: [Edit] = []
    /// The rules of the secrets found, and what stands in their place.
    private(set) var found: [(rule: RedactionRule, placeholder: [UInt8])] = []

    var line = LineView(start: 0, end: 0, startsLine: true, endsLine: true, hasNewline: false)
    var position = 0
    var memory = ScanMemory()

    init(_ bytes: [UInt8], digester: Digester, depth: Int = 0, state: ScanState = ScanState()) {
        self.bytes = bytes
        self.digester = digester
        self.depth = depth
        self.state = state
    }

    /// Scans a whole text.
    mutating func scanAll() {
        _ = scan(0, context: 0, isLast: true)
    }

    /// Scans from an index on, with what was scanned before it, from `context` on, to look back at.
    ///
    /// - Returns: The first byte that has to be scanned again with what is still to come.
    mutating func scan(_ start: Int, context: Int, isLast: Bool) -> Int {
        position = start
        var context = context
        while position < bytes.count {
            let pieceEnd = min(position + Self.window, bytes.count)
            let newline = bytes.firstIndex(of: .newline, in: position..<pieceEnd)
            let isLong = newline == nil && pieceEnd == position + Self.window
            guard newline != nil || isLong || isLast else { break }
            line = LineView(
                start: context, end: newline ?? pieceEnd, startsLine: !state.isWithinLine, endsLine: !isLong,
                hasNewline: newline != nil)
            if isLong {
                scanPiece(until: pieceEnd - Self.lookahead)
                context = max(context, position - Self.lookbehind)
                state.isWithinLine = true
            } else {
                scanPiece(until: line.end)
                endLine()
                position = line.end + (newline == nil ? 0 : 1)
                context = position
                state.isWithinLine = false
            }
        }
        if isLast { endHiddenBlock(at: bytes.count) }
        return position
    }

    private mutating func scanPiece(until stop: Int) {
        memory = ScanMemory()
        memory.lastEdit = max(line.start, edits.last?.range.upperBound ?? 0)
        if !state.isPlain, beginLine() { return }
        scanMarks(until: stop)
    }

    private mutating func endLine() {
        guard let named = state.named else { return }
        state.named = named.age == 0 ? NamedValue(meaning: named.meaning, age: 1) : nil
    }

    /// Puts a placeholder in place of a secret.
    ///
    /// - Returns: Where to go on.
    @discardableResult
    mutating func redact(_ range: Range<Int>, as rule: RedactionRule) -> Int {
        redact(range, as: rule, digits: digester.digits(of: bytes[range]))
    }

    @discardableResult
    mutating func redact(_ range: Range<Int>, as rule: RedactionRule, digits: [UInt8]) -> Int {
        let placeholder = Placeholder.make(rule, digits: digits)
        found.append((rule, placeholder))
        return replace(range, with: placeholder)
    }

    /// Replaces bytes by others. What lies before the last replacement stays as it is.
    @discardableResult
    mutating func replace(_ range: Range<Int>, with text: [UInt8]) -> Int {
        edits.append(Edit(range: range, text: text))
        memory.lastEdit = range.upperBound
        return range.upperBound
    }

    /// Takes over what was found in a part of the bytes whose encoding was undone.
    mutating func adopt(_ other: [(rule: RedactionRule, placeholder: [UInt8])]) { found += other }
}
