/// Tells what kind of thing a word of a log line is.
struct WordClassifier {
    let bytes: UnsafeRawBufferPointer
    let start: Int
    let end: Int
    let classes: ByteClass

    /// The placeholder for the word, and where its constant beginning ends.
    func classify() -> (placeholder: Placeholder, constantEnd: Int) {
        if classes.isDisjoint(with: .digit) { return withoutDigits() }
        if classes.isDisjoint(with: .letters) { return (withoutLetters(), start) }
        return mixed()
    }

    private var count: Int { end - start }

    private var constant: (Placeholder, Int) { (.none, end) }

    // MARK: Words

    private func withoutDigits() -> (Placeholder, Int) {
        if classes.contains(.slash), isPath() { return (.path, start) }
        if classes.contains(.sign), classes.contains(.dot), isEmail() { return (.email, start) }
        // Words of this length are keys and tokens; names of classes have dots.
        if count > 40, classes.isSubset(of: .letters) { return (.identifier, start) }
        return constant
    }

    /// Something that begins at the root, here or at home, or has two slashes.
    private func isPath() -> Bool {
        guard count > 1 else { return false }
        if isSlash(bytes[start]) { return true }
        if bytes[start] == UInt8(ascii: ".") || bytes[start] == UInt8(ascii: "~"), has(0x2f, 1...2) { return true }
        var slashes = 0
        for position in start..<end where isSlash(bytes[position]) { slashes += 1 }
        return slashes >= 2 || (classes.contains(.colon) && bytes[start + 1] == UInt8(ascii: ":"))
    }

    private func isEmail() -> Bool {
        guard let at = (start..<end).first(where: { bytes[$0] == UInt8(ascii: "@") }) else { return false }
        return at > start && at + 1 < end && (at + 1..<end).contains { bytes[$0] == UInt8(ascii: ".") }
    }

    // MARK: Numbers

    private func withoutLetters() -> Placeholder {
        guard classes != .digit else { return .number }
        let dots = number(of: UInt8(ascii: "."))
        if classes.contains(.slash) {
            if dots == 3 { return .ip }
            if isSlash(bytes[start]) { return .path }
            return has(0x2f, 4...4) ? .time : .number
        }
        if classes.contains(.colon) {
            if dots == 3 { return .ip }
            let colons = number(of: UInt8(ascii: ":"))
            if colons > 2 || has(0x3a, 0...0) { return .ip }
            return has(0x3a, 2...2) || has(0x3a, 13...13) ? .time : .number
        }
        if has(0x2d, 4...4), has(0x2d, 7...7) { return .time }
        switch dots {
        case 3 where count <= 15: return .ip
        case 2: return .version
        default: return .number
        }
    }

    // MARK: Both

    private func mixed() -> (Placeholder, Int) {
        if let whole = wholeWord() { return (whole, start) }
        if classes.contains(.slash) {
            if isHTTPVersion { return constant }
            return (has(0x2f, 2...2) && has(0x2f, 6...6) ? .time : .path, start)
        }
        if classes.contains(.sign), classes.contains(.dot), isEmail() { return (.email, start) }
        if isVersion { return (.version, start) }
        if isTypeName { return constant }
        return bySegments()
    }

    private func wholeWord() -> Placeholder? {
        let hexadecimal: ByteClass = [.digit, .hexLetter]
        if bytes[start] == UInt8(ascii: "0"), count > 2, bytes[start + 1] | 0x20 == UInt8(ascii: "x") { return .hex }
        if classes.isSubset(of: [.digit, .hexLetter, .dash]) {
            if count == 36, has(0x2d, 8...8), has(0x2d, 13...13), has(0x2d, 18...18), has(0x2d, 23...23) {
                return .uuid
            }
        }
        if classes.isSubset(of: hexadecimal) {
            return count >= 6 ? .hex : Measure(bytes, start, end)?.placeholder
        }
        if classes.isSubset(of: [.digit, .hexLetter, .colon, .dot]), number(of: UInt8(ascii: ":")) >= 2 {
            return count == 17 && number(of: UInt8(ascii: ":")) == 5 ? .hex : .ip
        }
        if count >= 19, has(0x2d, 4...4), has(0x2d, 7...7), isDigit(bytes[start]) { return .time }
        return Measure(bytes, start, end)?.placeholder
    }

    /// `HTTP/1.1`, which says something and varies little.
    private var isHTTPVersion: Bool {
        count <= 8 && bytes[start] == UInt8(ascii: "H") && has(0x2f, 4...4)
    }

    /// `v1.2.3`, `1.2.3-rc1`.
    private var isVersion: Bool {
        guard classes.contains(.dot) else { return false }
        let first = bytes[start] | 0x20 == UInt8(ascii: "v") ? start + 1 : start
        guard first < end, isDigit(bytes[first]), let dot = (first..<end).first(where: { bytes[$0] == 0x2e }) else {
            return false
        }
        return dot + 1 < end && isDigit(bytes[dot + 1])
    }

    /// `v1.Pod`, `k8s.io`: parts with dots between them, and hardly a digit.
    private var isTypeName: Bool {
        guard classes.contains(.dot), classes.isDisjoint(with: [.dash, .colon]), !isDigit(bytes[start]) else {
            return false
        }
        return (start..<end).count { isDigit(bytes[$0]) } <= 2
    }

    /// The parts of a name before the first with a digit are constant: `worker-<num>`, `checkout-<id>`.
    private func bySegments() -> (Placeholder, Int) {
        var segment = start
        var position = start
        while position < end, !isDigit(bytes[position]) {
            if isJoint(bytes[position]) { segment = position + 1 }
            position += 1
        }
        if segment > start {
            let isNumber = (segment..<end).allSatisfy { isDigit(bytes[$0]) }
            return (isNumber ? .number : .identifier, segment)
        }
        guard position > start else { return count <= 4 ? constant : (.identifier, start) }
        // Letters, then a digit: `http2` and `eth0` are words, `worker17` is a word with a number.
        guard (position..<end).allSatisfy({ isDigit(bytes[$0]) }) else {
            return count <= 4 ? constant : (.identifier, start)
        }
        return end - position == 1 ? constant : (.number, position)
    }

    /// Whether a byte joins the parts of a name.
    private func isJoint(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "#"),
            UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "$"):
            true
        default: false
        }
    }

    // MARK: Bytes

    /// Whether a byte stands at one of some offsets.
    private func has(_ byte: UInt8, _ offsets: ClosedRange<Int>) -> Bool {
        offsets.contains { start + $0 < end && bytes[start + $0] == byte }
    }

    private func number(of byte: UInt8) -> Int {
        var number = 0
        for position in start..<end where bytes[position] == byte { number += 1 }
        return number
    }

    private func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

    private func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}
