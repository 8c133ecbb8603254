/// Redacts a text that arrives in chunks, as logs do.
///
/// What comes out is what ``Redactor/redact(_:)-(String)`` makes of the whole text, however it was cut, also where a
/// secret or a character lies across chunks. A line comes out when it has ended, or when so much of it is there that no
/// secret that begins in it could go on unseen: at most ``bufferLimit`` bytes are held back.
public struct RedactionStream: Sendable {
    /// The most bytes that are held back.
    public static let bufferLimit = TextScanner.window + TextScanner.lookbehind

    /// What was redacted so far.
    public private(set) var counts = RedactionCounts()

    private let digester: Digester
    private var state = ScanState()
    /// What was scanned and is looked back at, and what is still to be scanned.
    private var buffer: [UInt8] = []
    private var scanned = 0
    /// The first bytes of a character whose rest is still to come out; of texts alone.
    private var begun: [UInt8] = []

    init(digester: Digester) { self.digester = digester }

    /// Takes a chunk in, and gives what can be said by now.
    public mutating func append(_ chunk: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var rest = chunk[...]
        while !rest.isEmpty {
            let room = max(1, scanned + TextScanner.window - buffer.count)
            let part = rest.prefix(room)
            rest = rest.dropFirst(room)
            buffer += part
            if part.contains(.newline) || buffer.count - scanned >= TextScanner.window { output += scan(isLast: false) }
        }
        return output
    }

    /// Takes a chunk in, and gives what can be said by now: whole characters.
    public mutating func append(_ chunk: String) -> String {
        let bytes = begun + append(Array(chunk.utf8))
        let whole = Self.endOfWholeCharacters(in: bytes)
        begun = Array(bytes[whole...])
        return String(decoding: bytes[..<whole], as: UTF8.self)
    }

    /// Where the last character that is there in full ends; a character of UTF-8 has at most four bytes.
    private static func endOfWholeCharacters(in bytes: [UInt8]) -> Int {
        for index in bytes.indices.reversed().prefix(4) where bytes[index] & 0b1100_0000 != 0b1000_0000 {
            let length = bytes[index] < 0x80 ? 1 : bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4
            return index + length > bytes.count ? index : bytes.count
        }
        return bytes.count
    }

    /// Ends the text, and gives what was held back.
    public mutating func finish() -> [UInt8] {
        let output = scan(isLast: true)
        (state, buffer, scanned) = (ScanState(), [], 0)
        return output
    }

    /// Ends the text, and gives what was held back.
    public mutating func finishText() -> String {
        defer { begun = [] }
        return String(decoding: begun + finish(), as: UTF8.self)
    }

    private mutating func scan(isLast: Bool) -> [UInt8] {
        var scanner = TextScanner(buffer, digester: digester, state: state)
        let end = scanner.scan(scanned, context: state.isWithinLine ? 0 : scanned, isLast: isLast)
        let output = scanner.edits.applied(to: buffer, in: scanned..<end)
        for item in scanner.found { counts.add(item.rule) }
        state = scanner.state
        let kept = state.isWithinLine ? max(0, end - TextScanner.lookbehind) : end
        buffer.removeFirst(kept)
        scanned = end - kept
        return output
    }
}
