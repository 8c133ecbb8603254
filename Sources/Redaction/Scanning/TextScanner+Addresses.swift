extension TextScanner {
    /// What an address with a user cannot hold unencoded.
    private static let addressEnds = ByteSet(" \t\r\n\"`<>\\")
    private static let certainPassword = KeyMeaning(rule: .password, sensitivity: .certain)
    private static let longestLogin = 1_024

    /// `scheme://user:password@host`: the password goes, the user and the host stay.
    mutating func address(at colon: Int) -> Int {
        let start = colon + 3
        guard let (login, at) = login(from: start, isWeb: isWeb(before: colon)) else { return start }
        if login == start..<at { return userAlone(login) ?? start }
        let value = ValueSpan(range: login, form: .assignment, next: at)
        return redact(value, as: Self.certainPassword) ?? start
    }

    /// The password of the login that begins at an index, and the `@` that ends it; the whole login where it has no
    /// password.
    private mutating func login(from start: Int, isWeb: Bool) -> (Range<Int>, at: Int)? {
        guard var at = nextAt(from: start), at - start < Self.longestLogin else { return nil }
        var (colon, slash): (Int?, Int?)
        for index in start..<at {
            let byte = bytes[index]
            if Self.addressEnds.contains(byte) || Placeholder.end(in: bytes, at: index, before: line.end) != nil {
                return nil
            }
            if byte == UInt8(ascii: ":") {
                // Another address begins before this one's login would end.
                if bytes.has("//", at: index + 1, before: at) { return nil }
                colon = colon ?? index
            } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") {
                slash = slash ?? index
            }
        }
        if let slash {
            // A slash before the `@` is the password's only where what stands between the colon and it is no port.
            guard let colon, colon < slash, bytes.end(of: .digits, in: colon + 1..<slash) < slash else { return nil }
        }
        // A password may hold an `@` of its own, and a slash before that; in the path of a web page both are common.
        var index = at + 1
        while index < min(line.end, start + Self.longestLogin), !Self.hostEnds.contains(bytes[index]) {
            if bytes[index] == UInt8(ascii: "/"), isWeb || bytes.has("://", at: index - 1, before: line.end) { break }
            if bytes[index] == UInt8(ascii: "@") { at = index }
            index += 1
        }
        return ((colon.map { $0 + 1 } ?? start)..<at, at)
    }

    private static let hostEnds = ByteSet(" \t\r\n\"'`<>[\\?#,;()")

    /// Whether the scheme before a colon is one whose addresses have paths with an `@`.
    private func isWeb(before colon: Int) -> Bool {
        let scheme = bytes.start(of: .letters, in: max(line.start, colon - 8)..<colon)..<colon
        return bytes.isWord("https", in: scheme) || bytes.isWord("http", in: scheme) || bytes.isWord("git", in: scheme)
            || bytes.isWord("ssh", in: scheme)
    }

    /// A user without a password is a token where it looks like one: `https://0123abcd@sentry.example.com`.
    private mutating func userAlone(_ user: Range<Int>) -> Int? {
        let shape = ValueShape(bytes, in: user)
        guard user.count >= 16, user.lowerBound >= memory.lastEdit, shape.isRandom || shape.isHexadecimal else {
            return nil
        }
        return redact(user, as: vendorToken(in: user)?.rule ?? .token)
    }

    /// The first `@` from an index on.
    private mutating func nextAt(from index: Int) -> Int? {
        if let at = memory.at, at.from <= index, index <= at.index {
            return at.index < line.end ? at.index : nil
        }
        let found = bytes.firstIndex(of: UInt8(ascii: "@"), in: index..<line.end) ?? line.end
        memory.at = (index, found)
        return found < line.end ? found : nil
    }

    /// `user:password@tcp(host:3306)/database`, as Go's drivers write it.
    mutating func driverAddress(at index: Int) -> Int {
        guard
            bytes.has("tcp(", at: index + 1, before: line.end) || bytes.has("unix(", at: index + 1, before: line.end)
        else { return index + 1 }
        let earliest = max(line.start, memory.lastEdit, index - 128)
        var start = bytes.start(of: Self.driverBytes, in: earliest..<index)
        while let placeholder = Placeholder.start(in: bytes, range: start..<index) {
            start = Placeholder.end(in: bytes, at: placeholder, before: index) ?? index
        }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":"), in: start..<index) else { return index + 1 }
        let value = ValueSpan(range: colon + 1..<index, form: .assignment, next: index)
        _ = redact(value, as: Self.certainPassword)
        return index + 1
    }

    private static let driverBytes: ByteSet = {
        ByteSet((33...126).filter { ![34, 39, 40, 61, 96].contains($0) }.map { String(UnicodeScalar($0)) }.joined())
    }()

    /// `jdbc:oracle:thin:user/password@host`.
    mutating func oracleLogin(after separator: Int) -> Int? {
        guard let at = nextAt(from: separator + 1), at - separator < 256,
            let slash = bytes.firstIndex(of: UInt8(ascii: "/"), in: separator + 1..<at),
            bytes.end(of: .word, in: separator + 1..<slash) == slash, slash > separator + 1
        else { return nil }
        return redact(ValueSpan(range: slash + 1..<at, form: .assignment, next: at), as: Self.certainPassword)
    }
}
