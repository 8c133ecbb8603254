/// A stack trace that lines are still added to. However long it gets, a bounded part is kept: the beginning and the
/// end.
struct OpenTrace {
    /// Where in a trace the next line stands, for the kinds that are not known by indentation alone.
    private enum Stage {
        case frames
        /// Python: behind the line with what went wrong. Rust: behind the head, where the message stands.
        case message
        /// Python: between two traces of a chain.
        case between
    }

    let kind: TraceKind
    /// The first line as it was read, and the line before it: one of them may carry the time.
    let head: [UInt8]
    let before: [UInt8]
    /// Which line of the log it began with.
    let firstLine: Int
    private(set) var lineCount = 0
    private(set) var cutLines = 0
    /// Of what tells it from other traces: kinds of errors and places, not numbers and messages.
    private(set) var signature: UInt64 = LineHash.seed
    private var beginning: [UInt8] = []
    private var ending: [UInt8] = []
    private var stage: Stage
    /// Empty lines that belong to the trace if it goes on.
    private var pendingEmptyLines = 0

    static let maximumBeginning = 8192
    static let maximumEnding = 4096

    init(
        _ kind: TraceKind, head: UnsafeRawBufferPointer, body: UnsafeRawBufferPointer, before: [UInt8], firstLine: Int
    ) {
        self.kind = kind
        self.head = Array(head.prefix(512))
        self.before = before
        self.firstLine = firstLine
        stage = kind == .rust && body.last == UInt8(ascii: ":") ? .message : .frames
        append(body, isHead: true)
    }

    /// The kept part, with a mark where lines were cut out.
    var text: [UInt8] {
        guard !ending.isEmpty else { return beginning }
        return beginning + (cutLines > 0 ? Array("\t[... \(cutLines) lines cut ...]\n".utf8) : []) + ending
    }

    /// Adds a line if it belongs to the trace.
    mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
        if line.isEmpty {
            guard kind == .go || kind == .python || kind == .rust, pendingEmptyLines < 2 else { return false }
            pendingEmptyLines += 1
            return true
        }
        guard continues(with: line) else { return false }
        for _ in 0..<pendingEmptyLines { keep(UnsafeRawBufferPointer(start: nil, count: 0)) }
        pendingEmptyLines = 0
        add(line)
        return true
    }

    /// Adds a line that is known to belong to the trace.
    mutating func add(_ line: UnsafeRawBufferPointer) {
        append(line, isHead: line.first.map { $0 > 0x20 } ?? false || TraceLine.isCause(line))
    }

    // MARK: What belongs to it

    private mutating func continues(with line: UnsafeRawBufferPointer) -> Bool {
        let isIndented = line[0] == 0x20 || line[0] == 0x09
        switch kind {
        case .frames: return isIndented || TraceLine.isCause(line) || (line.count <= 2 && line[0] == UInt8(ascii: "}"))
        case .ruby: return isIndented
        case .python: return continuesPython(line, isIndented: isIndented)
        case .go: return isIndented || continuesGo(line)
        case .rust: return continuesRust(line, isIndented: isIndented)
        }
    }

    private mutating func continuesPython(_ line: UnsafeRawBufferPointer, isIndented: Bool) -> Bool {
        switch stage {
        case .frames:
            guard isIndented || pendingEmptyLines == 0 else { return false }
            if !isIndented { stage = .message }
            return true
        case .message:
            // Further lines of the message look like any other line.
            let isChain = TraceLine.has("During handling of", line, 0) || TraceLine.has("The above exception", line, 0)
            if isChain { stage = .between }
            return isChain
        case .between:
            guard TraceLine.has("Traceback (", line, 0) else { return false }
            stage = .frames
            return true
        }
    }

    /// Functions stand at the margin, and the places in files are indented.
    private func continuesGo(_ line: UnsafeRawBufferPointer) -> Bool {
        switch line[0] {
        case UInt8(ascii: "g"): return TraceLine.isGoroutine(line) || endsWithCall(line)
        case UInt8(ascii: "["): return TraceLine.has("[signal ", line, 0)
        case UInt8(ascii: "c"): return TraceLine.has("created by ", line, 0) || endsWithCall(line)
        case UInt8(ascii: "e"): return TraceLine.has("exit status ", line, 0) || endsWithCall(line)
        default: return TraceLine.has("panic: ", line, 0) || endsWithCall(line)
        }
    }

    private func endsWithCall(_ line: UnsafeRawBufferPointer) -> Bool {
        line.last == UInt8(ascii: ")") && TraceLine.contains("(", line) && !TraceLine.contains(": ", line)
    }

    private mutating func continuesRust(_ line: UnsafeRawBufferPointer, isIndented: Bool) -> Bool {
        if stage == .message {
            stage = .frames
            return true
        }
        return isIndented || TraceLine.has("stack backtrace:", line, 0) || TraceLine.has("note: ", line, 0)
    }

    // MARK: What is kept

    private mutating func append(_ line: UnsafeRawBufferPointer, isHead: Bool) {
        sign(line, isHead: isHead)
        keep(line)
    }

    private mutating func keep(_ line: UnsafeRawBufferPointer) {
        lineCount += 1
        let line = UnsafeRawBufferPointer(rebasing: line.prefix(1024))
        if ending.isEmpty, beginning.count + line.count < Self.maximumBeginning {
            beginning.append(contentsOf: line)
            beginning.append(0x0a)
            return
        }
        ending.append(contentsOf: line)
        ending.append(0x0a)
        // Twice as much is gathered as is kept, so that moving it costs little.
        if ending.count > 2 * Self.maximumEnding { shortenEnding() }
    }

    private mutating func shortenEnding() {
        var cut = ending.count - Self.maximumEnding
        while cut < ending.count, ending[cut - 1] != 0x0a { cut += 1 }
        cutLines += ending[..<cut].count { $0 == 0x0a }
        ending.removeFirst(cut)
    }

    /// Of a line with what went wrong, the kind of error; of a frame, all but numbers and addresses.
    private mutating func sign(_ line: UnsafeRawBufferPointer, isHead: Bool) {
        var position = 0
        while position < line.count {
            let byte = line[position]
            position += 1
            if isHead, byte == UInt8(ascii: ":"), position < line.count, line[position] == 0x20 {
                guard TraceLine.isCause(line), position < 16 else { return }
            }
            if 0x30...0x39 ~= byte {
                if position < line.count, line[position] == UInt8(ascii: "x") {
                    position += 1
                    while position < line.count, Self.isHexadecimal(line[position]) { position += 1 }
                }
                continue
            }
            signature = (signature ^ UInt64(byte)) &* 0x100_0000_01b3
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte || 0x61...0x66 ~= byte | 0x20 }
}
