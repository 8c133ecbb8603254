import Foundation

/// Times as log lines carry them.
enum LogTime {
    /// The end of a date with a time, or of a time, at a position; nil where there is none.
    ///
    /// `2026-11-25T10:02:11.482Z`, `2026-11-25 10:02:11,482 +0000`, `2026/11/25 10:02:11`, `Nov 25 10:02:11`,
    /// `25/Nov/2026:10:02:11 +0000`, `10:02:11.482`.
    @inline(__always)
    static func end(in bytes: UnsafeRawBufferPointer, at start: Int, to end: Int) -> Int? {
        guard start + 8 <= end else { return nil }
        let first = bytes[start]
        guard 0x30...0x39 ~= first else {
            // The months begin with these: A, D, F, J, M, N, O, S.
            return 0x41...0x53 ~= first ? endOfSyslog(in: bytes, at: start, to: end) : nil
        }
        return endOfDigits(in: bytes, at: start, to: end)
    }

    private static func endOfDigits(in bytes: UnsafeRawBufferPointer, at start: Int, to end: Int) -> Int? {
        if start + 19 <= end, isDateSeparator(bytes[start + 4]), bytes[start + 7] == bytes[start + 4],
            isClock(bytes, start + 11), digits(bytes, start, 4) != nil
        {
            return endOfZone(in: bytes, at: endOfFraction(in: bytes, at: start + 19, to: end), to: end)
        }
        if isClock(bytes, start) { return endOfFraction(in: bytes, at: start + 8, to: end) }
        if start + 20 <= end, bytes[start + 2] == UInt8(ascii: "/"), bytes[start + 6] == UInt8(ascii: "/"),
            bytes[start + 11] == UInt8(ascii: ":"), isClock(bytes, start + 12)
        {
            return endOfZone(in: bytes, at: start + 20, to: end)
        }
        return nil
    }

    private static func endOfSyslog(in bytes: UnsafeRawBufferPointer, at start: Int, to end: Int) -> Int? {
        guard start + 15 <= end, bytes[start + 3] == 0x20, bytes[start + 6] == 0x20, isClock(bytes, start + 7),
            month(bytes, start) != nil
        else { return nil }
        return start + 15
    }

    private static func isDateSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
    }

    private static func isClock(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Bool {
        start + 8 <= bytes.count && bytes[start + 2] == UInt8(ascii: ":") && bytes[start + 5] == UInt8(ascii: ":")
            && digits(bytes, start, 2) != nil && digits(bytes, start + 6, 2) != nil
    }

    private static func endOfFraction(in bytes: UnsafeRawBufferPointer, at start: Int, to end: Int) -> Int {
        guard start + 1 < end, bytes[start] == UInt8(ascii: ".") || bytes[start] == UInt8(ascii: ","),
            0x30...0x39 ~= bytes[start + 1]
        else { return start }
        var position = start + 1
        while position < end, 0x30...0x39 ~= bytes[position] { position += 1 }
        return position
    }

    private static func endOfZone(in bytes: UnsafeRawBufferPointer, at start: Int, to end: Int) -> Int {
        guard start < end else { return start }
        if bytes[start] == UInt8(ascii: "Z") { return start + 1 }
        let sign = bytes[start] == 0x20 ? start + 1 : start
        guard sign < end, bytes[sign] == UInt8(ascii: "+") || bytes[sign] == UInt8(ascii: "-"), sign + 5 <= end,
            digits(bytes, sign + 1, 2) != nil
        else { return start }
        if digits(bytes, sign + 3, 2) != nil { return sign + 5 }
        guard sign + 6 <= end, bytes[sign + 3] == UInt8(ascii: ":"), digits(bytes, sign + 4, 2) != nil else {
            return start
        }
        return sign + 6
    }

    /// A number of so many digits.
    static func digits(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> Int? {
        guard start + count <= bytes.count else { return nil }
        var value = 0
        for position in start..<start + count {
            guard 0x30...0x39 ~= bytes[position] else { return nil }
            value = value * 10 + Int(bytes[position] - 0x30)
        }
        return value
    }

    private static let months = WordSet("jan feb mar apr may jun jul aug sep oct nov dec")

    /// The month that three letters name, from 1.
    static func month(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int? {
        guard start + 3 <= bytes.count else { return nil }
        return months.index(of: bytes, start, start + 3).map { $0 + 1 }
    }
}
