/// What can be told of single lines of stack traces.
enum TraceLine {
    /// Where the text of a line begins.
    static func indentation(_ line: UnsafeRawBufferPointer) -> Int {
        var position = 0
        while position < line.count, line[position] == 0x20 || line[position] == 0x09 { position += 1 }
        return position
    }

    /// Whether a text stands at a position.
    static func has(_ text: StaticString, _ line: UnsafeRawBufferPointer, _ position: Int) -> Bool {
        guard position + text.utf8CodeUnitCount <= line.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where line[position + offset] != text.utf8Start[offset] {
            return false
        }
        return true
    }

    /// Whether a text stands somewhere.
    static func contains(_ text: StaticString, _ line: UnsafeRawBufferPointer) -> Bool {
        let needle = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return ByteSearch.firstRange(of: needle, in: line.bindMemory(to: UInt8.self), within: 0..<line.count) != nil
    }

    /// `goroutine 12 [running]:`
    static func isGoroutine(_ line: UnsafeRawBufferPointer) -> Bool {
        has("goroutine ", line, 0) && line.count > 10 && 0x30...0x39 ~= line[10]
    }

    /// `Caused by: ...` and its like: what went wrong below.
    static func isCause(_ line: UnsafeRawBufferPointer) -> Bool {
        let text = indentation(line)
        return has("Caused by: ", line, text) || has("Suppressed: ", line, text) || has("---> ", line, text)
    }
}
