extension TextScanner {
    /// Looks at a member whose key says something of others, or whose value has a form of its own.
    ///
    /// - Returns: Where to go on; nil where there is nothing to replace.
    mutating func member(_ structural: StructuralKey, key: KeySpan, separator: Int) -> Int? {
        switch structural {
        case .apiVersion:
            state.manifest.kind = .unknown
            return nil
        case .kind: return kind(key: key, separator: separator)
        case .name: return name(key: key, separator: separator)
        case .value:
            guard let named = state.named else { return nil }
            state.named = nil
            return value(of: key, meaning: named.meaning, after: separator)
        case .data, .stringData: return data(structural, key: key, separator: separator)
        case .authorization: return authorization(of: key, after: separator)
        case .cookie: return cookie(of: key, after: separator, isSet: false)
        case .setCookie: return cookie(of: key, after: separator, isSet: true)
        case .auth: return registryLogin(key: key, separator: separator)
        case .thin: return oracleLogin(after: separator)
        }
    }

    private mutating func kind(key: KeySpan, separator: Int) -> Int? {
        let value = value(after: separator, of: key, reach: KeyName.longest + 1)
        let isSecret = bytes.isWord("secret", in: value.range)
        state.manifest.kind = isSecret ? .secret : .other
        guard isSecret, depth < Self.deepest, value.next + 1 < line.end, isEscapedLineStart(value.next + 2) else {
            return nil
        }
        // A manifest within a text that is quoted: its lines mean something only as lines.
        return escapedText(at: value.next, isUnicode: true)
    }

    /// What `name` says of the `value` to come; a `key` that is no name is looked at as any other.
    private mutating func name(key: KeySpan, separator: Int) -> Int? {
        let value = value(after: separator, of: key, reach: KeyName.longest + 1)
        guard let meaning = KeyName.meaning(bytes, in: value.range) else {
            state.named = nil
            guard bytes.isWord("key", in: key.range), let meaning = key.meaning(in: bytes, from: keyStart) else {
                return nil
            }
            return self.value(of: key, meaning: meaning, after: separator)
        }
        state.named = NamedValue(meaning: meaning)
        return nil
    }

    /// The block of a Secret's data, on this line or on the next ones.
    private mutating func data(_ structural: StructuralKey, key: KeySpan, separator: Int) -> Int? {
        let isSecret = structural == .stringData || state.manifest.kind == .secret
        guard isSecret || state.manifest.kind == .unknown else { return nil }
        var start = bytes.end(of: .blank, in: separator + 1..<line.end)
        let hasBrace = start < line.end && bytes[start] == UInt8(ascii: "{")
        if hasBrace { start = bytes.end(of: .space, in: start + 1..<line.end) }
        let rest = bytes.end(of: .space, in: start..<line.end)
        if rest == line.end {
            guard line.startsLine, line.endsLine else { return nil }
            let indent = bytes.end(of: .blank, in: line.start..<line.end) - line.start
            state.manifest.block = ManifestState.Block(indent: indent, isSecret: isSecret)
            return nil
        }
        guard hasBrace, memory.blockDepth < 4 else { return nil }
        memory.blockDepth += 1
        defer { memory.blockDepth -= 1 }
        return inlineMembers(from: rest, isSecret: isSecret)
    }

    /// The members of `"data": {...}` on one line: strings only, which are replaced or else looked into.
    private mutating func inlineMembers(from start: Int, isSecret: Bool) -> Int {
        var cursor = start
        while let quote = quote(at: cursor) {
            let name = quotedValue(after: cursor + quote.bytes.count, quote: quote)
            let colon = bytes.end(of: .blank, in: name.next..<line.end)
            guard !name.isOpen, colon < line.end, bytes[colon] == UInt8(ascii: ":") else { break }
            let valueStart = bytes.end(of: .blank, in: colon + 1..<line.end)
            guard let valueQuote = self.quote(at: valueStart) else { break }
            let value = quotedValue(after: valueStart + valueQuote.bytes.count, quote: valueQuote)
            if !redactData(value, isSecret: isSecret) { scanPart(cursor..<value.next) }
            cursor = bytes.end(of: Self.elementSeparators, in: value.next..<line.end)
        }
        return cursor
    }

    /// Replaces a value of a Secret's data. Where it is not known whether the object is a Secret, what looks like one
    /// of its values: base64 of text, or random.
    ///
    /// - Returns: Whether it was replaced.
    mutating func redactData(_ value: ValueSpan, isSecret: Bool) -> Bool {
        let range = value.range
        guard !range.isEmpty, range.lowerBound >= memory.lastEdit,
            Placeholder.start(in: bytes, range: range) == nil
        else { return false }
        let decoded = Base64.decodeWhole(bytes[range])
        guard isSecret || SecretTest.isData(bytes, in: range) else { return false }
        redact(range, as: .secretData, digits: digester.digits(of: decoded?[...] ?? bytes[range]))
        if value.isOpen { state.openSecret = .plain }
        return true
    }

    private mutating func registryLogin(key: KeySpan, separator: Int) -> Int? {
        let value = value(after: separator, of: key)
        guard let login = Base64.decodeWhole(bytes[value.range]), Base64.isText(login),
            login.contains(UInt8(ascii: ":"))
        else {
            guard let meaning = key.meaning(in: bytes, from: keyStart) else { return nil }
            return self.value(of: key, meaning: meaning, after: separator)
        }
        return redact(value, as: KeyMeaning(rule: .credential, sensitivity: .certain))
    }
}
