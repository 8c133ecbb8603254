/// Writes a message for a reader: as a template, or as an example without what a client may have put into it.
enum MessageText {
    private static let sanitizer = Sanitizer(layout: .oneLine, maximumBytes: 600)

    /// The template of a message.
    ///
    /// - Parameters:
    ///   - message: The message that made the template.
    ///   - words: The template's words; 0 is a wildcard.
    static func template(_ message: [UInt8], words: [UInt64], tokenizer: inout LogTokenizer) -> String {
        write(message, tokenizer: &tokenizer) { token, index, bytes, output in
            if index < words.count, words[index] == 0 {
                output += "<*>".utf8
            } else {
                output += bytes[token.start..<token.constantEnd]
                output += token.placeholder.text.utf8
            }
        }
    }

    /// A message with names, numbers and addresses as they are, and without the queries of addresses and without long
    /// quotations: what clients write into access logs.
    static func example(_ message: [UInt8]) -> String {
        var tokenizer = LogTokenizer()
        return write(message, tokenizer: &tokenizer) { token, _, bytes, output in
            let text = bytes[token.start..<token.end]
            switch token.placeholder {
            case .quoted where text.count > LogTokenizer.longestName: output += "<text of \(text.count - 2) bytes>".utf8
            case .url, .path:
                let query = text.firstIndex(of: UInt8(ascii: "?")) ?? text.endIndex
                output += text[..<query]
                if query < text.endIndex { output += "?<query>".utf8 }
            default: output += text
            }
        }
    }

    private static func write(
        _ message: [UInt8], tokenizer: inout LogTokenizer,
        _ writeToken: (LogToken, Int, UnsafeRawBufferPointer, inout [UInt8]) -> Void
    ) -> String {
        message.withUnsafeBytes { bytes in
            tokenizer.tokenize(bytes, from: 0, to: min(bytes.count, LogTokenizer.maximumBytes))
            var output: [UInt8] = []
            var position = 0
            for (index, token) in tokenizer.tokens.enumerated() {
                output += bytes[position..<max(position, token.start)]
                writeToken(token, index, bytes, &output)
                position = token.end
            }
            output += tokenizer.isOpenEnded ? Array(" <...>".utf8) : Array(bytes[position...].prefix(16))
            return sanitizer.clean(String(decoding: output, as: UTF8.self)).text
        }
    }
}
