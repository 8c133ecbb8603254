import Redaction

extension Redactor {
    /// A redactor with a key that is the same in each run.
    static func fixed(_ byte: UInt8 = 7) throws -> Redactor {
        Redactor(key: try RedactionKey(bytes: [UInt8](repeating: byte, count: 32)))
    }
}

extension Redactor {
    /// Redacts a text as a stream of chunks of one size.
    func redact(_ text: String, inChunksOf size: Int) -> String {
        var stream = stream()
        var output: [UInt8] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            output += stream.append(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        return String(decoding: output + stream.finish(), as: UTF8.self)
    }

    /// Redacts a text as a stream of two chunks.
    func redact(_ text: String, cutAt index: Int) -> String {
        var stream = stream()
        let bytes = Array(text.utf8)
        let head = stream.append(Array(bytes[..<index]))
        let tail = stream.append(Array(bytes[index...]))
        return String(decoding: head + tail + stream.finish(), as: UTF8.self)
    }
}
