/// The name of a trace: 128 bits, not all of them zero.
public struct TraceID: Hashable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    /// - Returns: nil where all bits are zero, which names no trace.
    init?(high: UInt64, low: UInt64) {
        guard high != 0 || low != 0 else { return nil }
        self.high = high
        self.low = low
    }

    /// Draws a name at random.
    init(using generator: inout some RandomNumberGenerator) {
        high = generator.next()
        // Zero in both halves would name no trace; that one of them cannot be zero costs nothing.
        low = max(1, generator.next() as UInt64)
    }

    /// The 32 lower-case hexadecimal digits.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    func append(to bytes: inout [UInt8]) {
        Hexadecimal.append(high, to: &bytes)
        Hexadecimal.append(low, to: &bytes)
    }
}
