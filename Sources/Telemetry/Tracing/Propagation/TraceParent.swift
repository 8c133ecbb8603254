/// The header `traceparent` (W3C Trace Context, level 2, section 3.2).
enum TraceParent {
    static let name = "traceparent"

    /// `00-`, 32 digits, `-`, 16 digits, `-`, 2 digits.
    private static let length = 55

    /// Writes the header.
    static func header(of context: SpanContext) -> String {
        var bytes = Array("00-".utf8)
        bytes.reserveCapacity(length)
        context.traceID.append(to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Hexadecimal.append(context.spanID.value, to: &bytes)
        bytes += "-0\(context.flags.intersection([.sampled, .random]).rawValue)".utf8
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads the header.
    ///
    /// - Returns: nil where it breaks the rules; the trace then begins anew. Of a version that is not known yet the part
    ///   that this version has is read.
    static func context(from header: String, state: TraceState = .empty, isRemote: Bool = true) -> SpanContext? {
        let bytes = Array(header.utf8)
        guard bytes.count >= length, [2, 35, 52].allSatisfy({ bytes[$0] == UInt8(ascii: "-") }),
            let version = Hexadecimal.value(bytes[0..<2]), version != 0xff,
            bytes.count == length || (version > 0 && bytes[length] == UInt8(ascii: "-")),
            let high = Hexadecimal.value(bytes[3..<19]), let low = Hexadecimal.value(bytes[19..<35]),
            let parent = Hexadecimal.value(bytes[36..<52]), let flags = Hexadecimal.value(bytes[53..<55]),
            let traceID = TraceID(high: high, low: low), let spanID = SpanID(parent)
        else { return nil }
        return SpanContext(
            traceID: traceID, spanID: spanID,
            // Flags without a meaning yet are not passed on.
            flags: TraceFlags(rawValue: UInt8(flags)).intersection([.sampled, .random]), state: state,
            isRemote: isRemote)
    }
}
