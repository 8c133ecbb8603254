/// One pass of a ``Sanitizer`` over the bytes of a text.
struct SanitizingScan {
    let keepsLines: Bool
    private(set) var output: [UInt8] = []
    private(set) var hidden = HiddenCharacters()
    /// How many combining marks stand in a row.
    private var marks = 0
    /// How many variation selectors stand in a row.
    private var selectors = 0
    /// Whether the last character was a black flag, which tags may make the flag of a region.
    private var isAfterFlag = false

    /// Stacks of Tibetan and of Hebrew with accents have some four.
    private static let maximumMarks = 6

    init(keepsLines: Bool) { self.keepsLines = keepsLines }

    /// Goes over valid UTF-8.
    mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        output.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            let start = position
            while position < bytes.count, 0x21...0x7e ~= bytes[position] || (keepsLines && bytes[position] == 0x20) {
                position += 1
            }
            if position > start {
                output.append(contentsOf: bytes[start..<position])
                endRuns()
                guard position < bytes.count else { return }
            }
            if bytes[position] < 0x80 {
                control(in: bytes, at: &position)
            } else {
                scalar(in: bytes, at: &position)
            }
        }
    }

    private mutating func control(in bytes: UnsafeBufferPointer<UInt8>, at position: inout Int) {
        endRuns()
        let byte = bytes[position]
        position += 1
        switch byte {
        case 0x20, 0x09:
            if keepsLines { output.append(byte) } else { space() }
        case 0x0d:
            if position < bytes.count, bytes[position] == 0x0a { position += 1 }
            lineBreak()
        case 0x0a, 0x0b, 0x0c: lineBreak()
        case 0x1b: escapeSequence(EscapeSequence.read(in: bytes, after: position), at: &position)
        default: hidden.controls += 1
        }
    }

    private mutating func scalar(in bytes: UnsafeBufferPointer<UInt8>, at position: inout Int) {
        let start = position
        let scalar = UTF8Decoding.scalar(in: bytes, at: &position)
        // The single-character forms of the introducers.
        if 0x90...0x9f ~= scalar.value,
            let sequence = EscapeSequence.read(introducedBy: scalar, in: bytes, at: position)
        {
            return escapeSequence(sequence, at: &position)
        }
        let disposition = ScalarDisposition(scalar)
        if case .mark = disposition {
            marks += 1
            if marks <= Self.maximumMarks {
                output.append(contentsOf: bytes[start..<position])
            } else {
                hidden.excessMarks += 1
            }
            return
        }
        if case .drop(let kind) = disposition { return drop(kind) }
        endRuns()
        switch disposition {
        case .lineBreak: lineBreak()
        case .space: space()
        case .fold(let byte):
            output.append(byte)
            hidden.foldedCharacters += 1
        case .keep, .mark, .drop:
            output.append(contentsOf: bytes[start..<position])
            isAfterFlag = scalar.value == 0x1f3f4
        }
    }

    private mutating func drop(_ kind: ScalarDisposition.Hidden) {
        switch kind {
        case .control: hidden.controls += 1
        case .zeroWidth:
            hidden.zeroWidth += 1
            if let last = output.last, 0x61...0x7a ~= last | 0x20 { hidden.wordSplits += 1 }
        case .directionMark: hidden.directionMarks += 1
        case .directionOverride: hidden.directionOverrides += 1
        case .tag:
            if !isAfterFlag { hidden.tags += 1 }
        case .variationSelector:
            selectors += 1
            if selectors > 1 { hidden.variationSelectors += 1 }
        case .privateUse: hidden.privateUse += 1
        }
    }

    private mutating func escapeSequence(_ sequence: EscapeSequence, at position: inout Int) {
        hidden.escapeSequences += 1
        if sequence.conceals { hidden.concealments += 1 }
        position = sequence.end
    }

    private mutating func lineBreak() {
        if keepsLines { output.append(0x0a) } else { space() }
    }

    private mutating func space() {
        if keepsLines || output.last != 0x20 { output.append(0x20) }
    }

    private mutating func endRuns() {
        marks = 0
        selectors = 0
        isAfterFlag = false
    }
}
