import Foundation

/// Splits a stream of bytes into lines, and gives each with the one after it.
struct LineSplitter {
    /// What a line has beyond that is passed over.
    let maximumBytes: Int
    /// The last complete line, which waits for the next one.
    private var held: [UInt8]?
    /// What has come of the line after it.
    private var partial: [UInt8] = []

    init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

    /// Splits a part of the stream.
    mutating func split(
        _ bytes: UnsafeRawBufferPointer,
        _ body: (_ line: UnsafeRawBufferPointer, _ next: UnsafeRawBufferPointer?) -> Void
    ) {
        guard let firstEnd = Self.lineEnd(in: bytes, from: 0) else { return extend(bytes) }
        var current = part(of: bytes, 0..<firstEnd)
        var position = firstEnd + 1
        if held != nil || !partial.isEmpty {
            extend(current)
            let line = takePartial()
            giveHeld(before: line, body)
            guard let end = Self.lineEnd(in: bytes, from: position) else {
                held = line
                return extend(part(of: bytes, position..<bytes.count))
            }
            current = part(of: bytes, position..<end)
            line.withUnsafeBytes { body($0, current) }
            position = end + 1
        }
        while let end = Self.lineEnd(in: bytes, from: position) {
            let next = part(of: bytes, position..<end)
            body(current, next)
            current = next
            position = end + 1
        }
        held = Array(current)
        extend(part(of: bytes, position..<bytes.count))
    }

    /// Gives what is left, the last line without an end included.
    mutating func finish(_ body: (_ line: UnsafeRawBufferPointer, _ next: UnsafeRawBufferPointer?) -> Void) {
        let line = takePartial()
        guard !line.isEmpty else {
            if let held { held.withUnsafeBytes { body($0, nil) } }
            held = nil
            return
        }
        giveHeld(before: line, body)
        line.withUnsafeBytes { body($0, nil) }
    }

    private mutating func giveHeld(
        before next: [UInt8], _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer?) -> Void
    ) {
        guard let line = held else { return }
        held = nil
        line.withUnsafeBytes { line in next.withUnsafeBytes { body(line, $0) } }
    }

    private mutating func extend(_ bytes: UnsafeRawBufferPointer) {
        partial.append(contentsOf: bytes.prefix(max(0, maximumBytes - partial.count)))
    }

    private mutating func takePartial() -> [UInt8] {
        defer { partial = [] }
        return partial
    }

    private func part(of bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[range].prefix(maximumBytes))
    }

    @inline(__always)
    private static func lineEnd(in bytes: UnsafeRawBufferPointer, from position: Int) -> Int? {
        guard let base = bytes.baseAddress, position < bytes.count,
            let found = memchr(base + position, 0x0a, bytes.count - position)
        else { return nil }
        return base.distance(to: UnsafeRawPointer(found))
    }
}
