import Foundation

/// What stands before the message of a log line: times, klog's header, the mark of a container runtime.
struct LineHeader {
    /// Where the message begins.
    let messageStart: Int
    /// The severity that the header states.
    private(set) var severity: LogSeverity?

    /// Reads the header of a line.
    init(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) {
        var position = start
        // The collector's time, and then the program's own.
        for _ in 0..<2 {
            guard let next = Self.behindTime(in: bytes, at: position, to: end) else { break }
            position = next
        }
        position = Self.behindKeyedTime(in: bytes, at: position, to: end)
        if let klog = Self.klog(in: bytes, at: position, to: end) {
            messageStart = klog
            severity = LogSeverity(name: bytes, position, position + 1)
        } else {
            messageStart = position
        }
    }

    /// Where a line goes on behind the time that the API server or a container runtime puts before each line, with one
    /// space: indentation behind it is the program's own.
    static func behindCollectorTime(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int {
        guard start + 20 <= end, bytes[start + 10] == UInt8(ascii: "T"), bytes[start + 4] == UInt8(ascii: "-"),
            let time = LogTime.end(in: bytes, at: start, to: end)
        else { return start }
        // An empty line, of which the space went with the line's end.
        guard time < end else { return end }
        guard bytes[time] == 0x20 else { return start }
        return behindStream(in: bytes, at: time + 1, to: end)
    }

    /// The time at the beginning of a line, in whatever format.
    static func date(of line: UnsafeRawBufferPointer, reference: Date) -> Date? {
        var position = 0
        while position < line.count, line[position] == 0x20 || line[position] == UInt8(ascii: "[") { position += 1 }
        if let date = LogTime.date(in: line, at: position, reference: reference) { return date }
        if klog(in: line, at: position, to: line.count) != nil {
            return LogTime.klogDate(in: line, at: position + 1, reference: reference)
        }
        // Behind a key, as in logfmt, or behind the bracket of an access log.
        for key in ["time=\"", "ts=\"", "time=", "ts=", "t=", " ["] {
            let bounds = 0..<min(line.count, 160)
            guard let found = range(of: key, in: line, bounds) else { continue }
            if let date = LogTime.date(in: line, at: found.upperBound, reference: reference) { return date }
        }
        return nil
    }

    private static func range(of key: String, in line: UnsafeRawBufferPointer, _ bounds: Range<Int>) -> Range<Int>? {
        var key = key
        return key.withUTF8 { ByteSearch.firstRange(of: $0, in: line.bindMemory(to: UInt8.self), within: bounds) }
    }

    /// Where the line goes on behind a time, its brackets and the spaces around it.
    private static func behindTime(in bytes: UnsafeRawBufferPointer, at start: Int, to end: Int) -> Int? {
        guard start < end else { return nil }
        let isBracketed = bytes[start] == UInt8(ascii: "[")
        guard var position = LogTime.end(in: bytes, at: isBracketed ? start + 1 : start, to: end) else { return nil }
        if isBracketed {
            guard position < end, bytes[position] == UInt8(ascii: "]") else { return nil }
            position += 1
        }
        guard position == end || bytes[position] <= 0x20 || bytes[position] == UInt8(ascii: ",") else { return nil }
        while position < end, bytes[position] <= 0x20 || bytes[position] == UInt8(ascii: ",") { position += 1 }
        return behindStream(in: bytes, at: position, to: end)
    }

    /// Where the line goes on behind `time="..."` or `ts=...`, as logfmt has it first.
    private static func behindKeyedTime(in bytes: UnsafeRawBufferPointer, at start: Int, to end: Int) -> Int {
        guard start + 4 < end, bytes[start] == UInt8(ascii: "t"),
            let sign = (start + 1..<start + 5).first(where: { bytes[$0] == UInt8(ascii: "=") })
        else { return start }
        let isQuoted = sign + 1 < end && bytes[sign + 1] == UInt8(ascii: "\"")
        guard let time = LogTime.end(in: bytes, at: isQuoted ? sign + 2 : sign + 1, to: end) else { return start }
        var position = isQuoted && time < end ? time + 1 : time
        while position < end, bytes[position] == 0x20 { position += 1 }
        return position
    }

    /// `stdout F ` and `stderr F `, as runtimes write them into their files.
    private static func behindStream(in bytes: UnsafeRawBufferPointer, at start: Int, to end: Int) -> Int {
        guard start + 9 <= end, bytes[start] == UInt8(ascii: "s"), bytes[start + 6] == 0x20, bytes[start + 8] == 0x20,
            bytes[start + 7] == UInt8(ascii: "F") || bytes[start + 7] == UInt8(ascii: "P"),
            bytes[start + 1] == UInt8(ascii: "t"), bytes[start + 2] == UInt8(ascii: "d")
        else { return start }
        return start + 9
    }

    /// Where the message begins behind `E1125 10:02:11.482913       1 reflector.go:147] `.
    private static func klog(in bytes: UnsafeRawBufferPointer, at start: Int, to end: Int) -> Int? {
        guard start + 22 <= end, "IWEFD".utf8.contains(bytes[start]), bytes[start + 5] == 0x20,
            bytes[start + 8] == UInt8(ascii: ":"), bytes[start + 14] == UInt8(ascii: "."),
            LogTime.digits(bytes, start + 1, 4) != nil
        else { return nil }
        var position = start + 15
        while position < end, position < start + 120, bytes[position] != UInt8(ascii: "]") { position += 1 }
        guard position < end, bytes[position] == UInt8(ascii: "]") else { return nil }
        return position + 1 < end && bytes[position + 1] == 0x20 ? position + 2 : position + 1
    }
}
