/// The name of a span within its trace: 64 bits, not all of them zero.
public struct SpanID: Hashable, Sendable, CustomStringConvertible {
    let value: UInt64

    /// - Returns: nil where all bits are zero, which names no span.
    init?(_ value: UInt64) {
        guard value != 0 else { return nil }
        self.value = value
    }

    /// Draws a name at random.
    init(using generator: inout some RandomNumberGenerator) { value = max(1, generator.next() as UInt64) }

    /// The 16 lower-case hexadecimal digits.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        Hexadecimal.append(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
