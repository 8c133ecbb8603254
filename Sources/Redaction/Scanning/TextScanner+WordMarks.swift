extension TextScanner {
    private static let credentialBytes = ByteSet.base64 | ByteSet("._~=")
    private static let itemStarts = ByteSet(" \t-\"'")
    private static let itemEnds = ByteSet(" \t\r\"',")
    private static let certainPassword = KeyMeaning(rule: .password, sensitivity: .certain)
    private static let likelyPassword = KeyMeaning(rule: .password, sensitivity: .likely)

    /// Replaces the secret that follows a word.
    ///
    /// - Returns: Where to go on; nil where none follows.
    mutating func secret(after mark: WordMark, word: Range<Int>) -> Int? {
        switch mark {
        case .command(let tool):
            memory.command = tool
            return nil
        case .bearer: return credentials(after: word.upperBound, isBasic: false)
        case .basic: return credentials(after: word.upperBound, isBasic: true)
        case .by:
            let earliest = max(line.start, word.lowerBound - 64)
            guard earliest..<word.lowerBound ~= indexOfIdentified(from: earliest, to: word.lowerBound) else {
                return nil
            }
            return quotedPassword(after: word.upperBound, meaning: Self.certainPassword)
        case .setting: return argument(after: word.upperBound, meaning: Self.certainPassword)
        case .password: return secretAfterPassword(word)
        }
    }

    private func indexOfIdentified(from start: Int, to end: Int) -> Int {
        (start..<end).first { bytes.hasLowercased("identified", at: $0, before: end) } ?? end
    }

    /// `Bearer abc`, `Basic abc`, also where no header's name stands before it.
    private mutating func credentials(after index: Int, isBasic: Bool) -> Int? {
        let start = bytes.end(of: .blank, in: index..<line.end)
        guard start > index else { return nil }
        let end = bytes.end(of: Self.credentialBytes, in: start..<line.end)
        let range = start..<bytes.start(of: .fullStop, in: start..<end)
        // WWW-Authenticate: Bearer realm="..."
        if end < line.end, end > start, bytes[end - 1] == UInt8(ascii: "="), quote(at: end) != nil { return nil }
        guard range.count >= 8, range.lowerBound >= memory.lastEdit, !HarmlessValue.matches(bytes, in: range) else {
            return nil
        }
        if isBasic {
            guard let login = Base64.decodeWhole(bytes[range]), Base64.isText(login), login.contains(UInt8(ascii: ":"))
            else { return nil }
        } else if PlainValue.matches(bytes, in: range) {
            return nil
        }
        if let match = vendorToken(in: range) { return redact(match.range, as: match.rule) }
        return redact(range, as: .authorization)
    }

    /// `PASSWORD 'abc'` of SQL, `login u password p` of netrc, `password p` as a whole line of a configuration, and
    /// `password is abc1`.
    private mutating func secretAfterPassword(_ word: Range<Int>) -> Int? {
        let start = bytes.end(of: .blank, in: word.upperBound..<line.end)
        guard start > word.upperBound, start < line.end else { return nil }
        if quote(at: start) != nil {
            let isStatement =
                bytes.hasLowercased("with ", at: word.lowerBound - 5, before: word.lowerBound)
                || bytes[word.lowerBound] == UInt8(ascii: "P") && bytes[word.upperBound - 1] != UInt8(ascii: "d")
            return quotedPassword(
                after: word.upperBound, meaning: isStatement ? Self.certainPassword : Self.likelyPassword)
        }
        if bytes.has("is ", at: start, before: line.end) || bytes.has("was ", at: start, before: line.end) {
            let next = bytes.end(of: .letters, in: start..<line.end)
            return argument(after: next, meaning: Self.likelyPassword)
        }
        let end = bytes.end(of: Self.argumentBytes, in: start..<line.end)
        let isWholeLine =
            line.startsLine && bytes[word.lowerBound] == UInt8(ascii: "p")
            && bytes.start(of: .space, in: line.start..<word.lowerBound) == line.start
            && bytes.end(of: .space, in: end..<line.end) == line.end && line.endsLine
        let login = max(line.start, word.lowerBound - 96)
        let hasLogin = (login..<word.lowerBound).contains {
            bytes.has("login ", at: $0, before: word.lowerBound)
        }
        guard isWholeLine || hasLogin else { return nil }
        return argument(after: word.upperBound, meaning: Self.certainPassword)
    }

    private static let argumentBytes: ByteSet = {
        ByteSet((33...126).filter { ![34, 39, 96].contains($0) }.map { String(UnicodeScalar($0)) }.joined())
    }()

    private mutating func quotedPassword(after index: Int, meaning: KeyMeaning) -> Int? {
        let start = bytes.end(of: .blank, in: index..<line.end)
        guard let quote = quote(at: start) else { return nil }
        return redact(quotedValue(after: start + quote.bytes.count, quote: quote), as: meaning)
    }

    /// A flag's value: the next word, or, in a list of arguments, the next string.
    mutating func argument(after index: Int, meaning: KeyMeaning) -> Int? {
        guard let start = argumentStart(after: index) else { return nil }
        if let quote = quote(at: start) {
            return redact(quotedValue(after: start + quote.bytes.count, quote: quote), as: meaning)
        }
        var value = bareValue(from: start, form: .flag)
        guard value.range.isEmpty || bytes[value.range.lowerBound] != UInt8(ascii: "-") else { return nil }
        value.form = .flag
        return redact(value, as: meaning)
    }

    /// Where an argument begins: after a space, or after the quote and the comma of a list's element.
    private func argumentStart(after index: Int) -> Int? {
        var cursor = index
        if let quote = quote(at: cursor) {
            cursor += quote.bytes.count
            cursor = bytes.end(of: .blank, in: cursor..<line.end)
            guard cursor < line.end, bytes[cursor] == UInt8(ascii: ",") else { return nil }
            return bytes.end(of: .blank, in: cursor + 1..<line.end)
        }
        let start = bytes.end(of: .blank, in: cursor..<line.end)
        return start > cursor && start < line.end ? start : nil
    }

    /// `--password abc`, and the short flags of some programs.
    ///
    /// - Returns: Where to go on; nil where no secret follows.
    mutating func flag(_ word: Range<Int>, nameStart: Int) -> Int? {
        guard nameStart < word.upperBound, nameStart - word.lowerBound <= 2 else { return nil }
        let name = nameStart..<word.upperBound
        if nameStart - word.lowerBound == 1, let tool = memory.command,
            let end = shortFlag(of: tool, name: name)
        {
            return end
        }
        if memory.command == .curl, bytes.isWord("user", in: name) || bytes.isWord("proxy-user", in: name) {
            return login(after: word.upperBound)
        }
        guard name.count >= 4, let meaning = KeyName.meaning(bytes, in: name), meaning.sensitivity >= .likely else {
            return nil
        }
        if endsItem(word) { state.flag = meaning }
        return argument(after: word.upperBound, meaning: meaning)
    }

    private mutating func shortFlag(of tool: CommandLineTool, name: Range<Int>) -> Int? {
        let letter = bytes[name.lowerBound]
        switch tool {
        case .curl: return letter == UInt8(ascii: "u") && name.count == 1 ? login(after: name.upperBound) : nil
        case .redis:
            guard letter == UInt8(ascii: "a"), name.count == 1 else { return nil }
            return argument(after: name.upperBound, meaning: Self.certainPassword)
        case .mysql, .sshpass:
            guard letter == UInt8(ascii: "p") else { return nil }
            guard name.count > 1 else {
                return tool == .sshpass ? argument(after: name.upperBound, meaning: Self.certainPassword) : nil
            }
            let value = bareValue(from: name.lowerBound + 1, form: .assignment)
            return redact(value, as: Self.certainPassword)
        }
    }

    /// The password of `user:password`.
    private mutating func login(after index: Int) -> Int? {
        guard var start = argumentStart(after: index) else { return nil }
        var end: Int
        if let quote = quote(at: start) {
            start += quote.bytes.count
            end = quotedValue(after: start, quote: quote).range.upperBound
        } else {
            end = bareValue(from: start, form: .assignment).range.upperBound
        }
        end = min(end, start + Self.lookbehind)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":"), in: start..<max(start, end)) else { return nil }
        return redact(
            ValueSpan(range: colon + 1..<end, form: .assignment, next: end), as: Self.certainPassword)
    }

    /// Whether a flag is all that an item of a list has, so that its value is the next item.
    private func endsItem(_ word: Range<Int>) -> Bool {
        guard line.startsLine, line.endsLine,
            bytes.start(of: Self.itemStarts, in: line.start..<word.lowerBound) == line.start
        else { return false }
        return bytes.end(of: Self.itemEnds, in: word.upperBound..<line.end) == line.end
    }
}
