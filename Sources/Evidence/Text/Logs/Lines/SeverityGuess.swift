/// Guesses how bad a line of text is: by the level that it states, else by its words.
enum SeverityGuess {
    /// A level stands near the beginning, or behind its key.
    private static let levelReach = 8
    private static let levelKeys = WordSet("level lvl severity loglevel levelname")
    private static let fatalWords = WordSet("panic fatal segfault oomkilled oom core")
    private static let errorWords = WordSet(
        """
        error errors failed fail failure fails exception refused denied unreachable unable cannot couldn't can't \
        killed crash crashed aborted abort corrupt corrupted forbidden unauthorized rejected segmentation fault \
        deadlock unavailable unhandled uncaught err
        """)
    private static let warningWords = WordSet(
        """
        timeout timed retry retrying deprecated slow invalid missing warning \
        warn stale dropped evicted expired throttled
        """)
    private static let negations = WordSet("no without zero none")
    private static let nothings = WordSet("nil null none 0 false")

    /// - Parameters:
    ///   - tokens: The words of the line.
    ///   - bytes: What the tokens lie in.
    /// - Returns: nil where nothing speaks for any.
    static func severity(of tokens: [LogToken], in bytes: UnsafeRawBufferPointer) -> LogSeverity? {
        statedLevel(tokens, bytes) ?? statusLevel(tokens, bytes) ?? wordLevel(tokens, bytes)
    }

    private static func statedLevel(_ tokens: [LogToken], _ bytes: UnsafeRawBufferPointer) -> LogSeverity? {
        for (index, token) in tokens.enumerated() where token.placeholder == .none {
            let isKeyed = index > 0 && levelKeys.contains(bytes, tokens[index - 1].start, tokens[index - 1].end)
            guard isKeyed || (index < levelReach && isLevel(token, in: bytes)) else { continue }
            if let severity = LogSeverity(name: bytes, token.start, token.end) { return severity }
        }
        return nil
    }

    /// In capitals, or between brackets, or with a colon behind it: `ERROR`, `[error]`, `error:`.
    private static func isLevel(_ token: LogToken, in bytes: UnsafeRawBufferPointer) -> Bool {
        guard token.end - token.start >= 3 else { return false }
        if (token.start..<token.end).allSatisfy({ 0x41...0x5a ~= bytes[$0] }) { return true }
        let opens = token.start > 0 && bytes[token.start - 1] == UInt8(ascii: "[")
        let next = token.end < bytes.count ? bytes[token.end] : 0
        return opens && next == UInt8(ascii: "]") || next == UInt8(ascii: ":")
    }

    /// The status behind the request of an access log.
    private static func statusLevel(_ tokens: [LogToken], _ bytes: UnsafeRawBufferPointer) -> LogSeverity? {
        guard let request = tokens.firstIndex(where: { $0.placeholder == .path && $0.isRequest(in: bytes) }),
            request + 1 < tokens.count
        else { return nil }
        let status = tokens[request + 1]
        guard status.placeholder == .none, status.end - status.start == 3 else { return nil }
        switch bytes[status.start] {
        case UInt8(ascii: "5"): return .error
        case UInt8(ascii: "1")...UInt8(ascii: "4"): return .info
        default: return nil
        }
    }

    private static func wordLevel(_ tokens: [LogToken], _ bytes: UnsafeRawBufferPointer) -> LogSeverity? {
        var worst: LogSeverity?
        for (index, token) in tokens.enumerated() where token.placeholder == .none {
            let found: LogSeverity
            if errorWords.contains(bytes, token.start, token.end) || isException(token, in: bytes) {
                found = .error
            } else if fatalWords.contains(bytes, token.start, token.end) {
                found = .fatal
            } else if warningWords.contains(bytes, token.start, token.end) {
                found = .warning
            } else {
                continue
            }
            if index > 0, isNegation(tokens[index - 1], in: bytes) { continue }
            if index + 1 < tokens.count, isNothing(tokens[index + 1], in: bytes) { continue }
            worst = max(worst ?? found, found)
        }
        return worst
    }

    /// `java.net.ConnectException`, `ValueError`.
    private static func isException(_ token: LogToken, in bytes: UnsafeRawBufferPointer) -> Bool {
        for suffix in ["Exception", "Error"] where token.end - token.start > suffix.utf8.count {
            if bytes[(token.end - suffix.utf8.count)..<token.end].elementsEqual(suffix.utf8) { return true }
        }
        return false
    }

    private static func isNegation(_ token: LogToken, in bytes: UnsafeRawBufferPointer) -> Bool {
        negations.contains(bytes, token.start, token.end) || isZero(token, in: bytes)
    }

    private static func isNothing(_ token: LogToken, in bytes: UnsafeRawBufferPointer) -> Bool {
        nothings.contains(bytes, token.start, token.end)
    }

    private static func isZero(_ token: LogToken, in bytes: UnsafeRawBufferPointer) -> Bool {
        token.end - token.start == 1 && bytes[token.start] == UInt8(ascii: "0")
    }
}

extension LogToken {
    /// Whether the token is the target of a request, which ends with a quotation mark.
    func isRequest(in bytes: UnsafeRawBufferPointer) -> Bool { end < bytes.count && bytes[end] == UInt8(ascii: "\"") }
}
