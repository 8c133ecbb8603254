/// The family of a stack trace, by how its lines go on.
enum TraceKind: Hashable, Sendable {
    /// Frames are indented and begin with `at`: Java, Kotlin, Scala, .NET, JavaScript.
    case frames
    case python, go, ruby, rust
}

extension TraceKind {
    /// The kind of trace that begins with a line, if one does.
    ///
    /// - Parameters:
    ///   - line: The line, without the collector's time.
    ///   - next: The line after it; most traces are known by their first frame, and not by what went wrong.
    init?(beginningAt line: UnsafeRawBufferPointer, before next: UnsafeRawBufferPointer?) {
        if let kind = next.flatMap(Self.byFrame), Self.mayHead(kind, line) {
            self = kind
        } else if let kind = Self.byHead(line) {
            self = kind
        } else {
            return nil
        }
    }

    /// By the first frame of a trace.
    @inline(__always)
    private static func byFrame(_ line: UnsafeRawBufferPointer) -> TraceKind? {
        guard let first = line.first else { return nil }
        if first == 0x20 || first == 0x09 {
            let text = TraceLine.indentation(line)
            guard text + 3 < line.count else { return nil }
            switch line[text] {
            case UInt8(ascii: "a"): return TraceLine.has("at ", line, text) ? .frames : nil
            case UInt8(ascii: "-"): return TraceLine.has("---> ", line, text) ? .frames : nil
            case UInt8(ascii: "f"): return TraceLine.has("from ", line, text) ? .ruby : nil
            default: return nil
            }
        }
        return first == UInt8(ascii: "g") && TraceLine.isGoroutine(line) ? .go : nil
    }

    /// Whether a line may be what went wrong: not a frame itself, and in Ruby a place in a file.
    private static func mayHead(_ kind: TraceKind, _ line: UnsafeRawBufferPointer) -> Bool {
        guard let first = line.first, first > 0x20 else { return false }
        return kind != .ruby || TraceLine.contains(":in ", line)
    }

    /// By what announces a trace.
    private static func byHead(_ line: UnsafeRawBufferPointer) -> TraceKind? {
        switch line.first {
        case UInt8(ascii: "T"): TraceLine.has("Traceback (most recent call last)", line, 0) ? .python : nil
        case UInt8(ascii: "p"): TraceLine.has("panic: ", line, 0) ? .go : nil
        case UInt8(ascii: "f"): TraceLine.has("fatal error: ", line, 0) ? .go : nil
        case UInt8(ascii: "g"): TraceLine.isGoroutine(line) ? .go : nil
        case UInt8(ascii: "t"):
            TraceLine.has("thread '", line, 0) && TraceLine.contains("panicked at", line) ? .rust : nil
        default: nil
        }
    }
}
