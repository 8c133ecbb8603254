/// Finds marks that pose as another part of a conversation with a model, or make a viewer fetch an address.
enum MarkupDetector {
    static func weigh(_ text: String, into tally: inout SuspicionTally) {
        let bytes = [UInt8](lowercasedASCII: text)
        for (mark, weight) in marks where bytes.contains(mark) {
            tally.add(.forgesRole, mark, weight)
        }
        weighRoles(in: bytes, into: &tally)
        weighSpeakers(in: bytes, into: &tally)
        weighImages(in: bytes, into: &tally)
    }

    private static let marks: [(String, Int)] = [
        ("<|im_start|>", 60), ("<|im_end|>", 40), ("<|system|>", 60), ("<|user|>", 40), ("<|assistant|>", 60),
        ("<|endoftext|>", 40), ("<|eot_id|>", 60), ("[inst]", 50), ("[/inst]", 40), ("<<sys>>", 60), ("<system>", 35),
        ("</system>", 15), ("<assistant>", 40), ("<instructions>", 30), ("<information>", 25), ("<important>", 30),
        ("<tool_result", 50), ("<tool_call", 40), ("<function_result", 50), ("<function_call", 40), ("</log", 30),
        ("</evidence>", 40), ("</context>", 25), ("</untrusted", 30), ("</document", 15), ("<assistant_", 40),
        ("### system", 40), ("### instruction", 40), ("tool_call_id", 30), ("tool_use_id", 30),
    ]

    /// `"role": "system"` and its like: a message as the interfaces of models have them.
    private static func weighRoles(in bytes: [UInt8], into tally: inout SuspicionTally) {
        var position = 0
        while let found = bytes.range(of: "role", from: position) {
            position = found.upperBound
            var value = position
            while value < bytes.count, " \"':=".utf8.contains(bytes[value]), value < position + 8 { value += 1 }
            guard value > position else { continue }
            let isRole = roles.contains { bytes[value...].starts(with: $0.utf8) }
            if isRole { tally.add(.forgesRole, "role", 60) }
        }
    }

    /// In bytes; what is longer is looked at so far.
    private static let longestAddress = 400

    private static let roles = ["system\"", "assistant\"", "tool\"", "developer\"", "function\"", "system'", "tool'"]

    /// `Assistant:` where a line or sentence begins.
    private static func weighSpeakers(in bytes: [UInt8], into tally: inout SuspicionTally) {
        for (speaker, weight) in [("assistant: ", 35), ("human: ", 15)] {
            var position = 0
            while let found = bytes.range(of: speaker, from: position) {
                position = found.upperBound
                let before = bytes[..<found.lowerBound].last { $0 != 0x20 }
                if before == nil || before == 0x0a || before == UInt8(ascii: ".") {
                    tally.add(.forgesRole, speaker, weight)
                }
            }
        }
    }

    /// An image at an address elsewhere, with a query that can carry data.
    private static func weighImages(in bytes: [UInt8], into tally: inout SuspicionTally) {
        var position = 0
        while let found = bytes.range(of: "](http", from: position) {
            position = found.upperBound
            guard let open = bytes[..<found.lowerBound].suffix(200).lastIndex(of: UInt8(ascii: "[")), open > 0,
                bytes[open - 1] == UInt8(ascii: "!")
            else { continue }
            let address = bytes[position...].prefix(longestAddress).prefix { $0 != UInt8(ascii: ")") && $0 > 0x20 }
            tally.add(.exfiltrates, "image", address.contains(UInt8(ascii: "=")) ? 60 : 40)
        }
        guard let image = bytes.range(of: "<img") else { return }
        if bytes.range(of: "http", from: image.upperBound, to: image.upperBound + 200) != nil {
            tally.add(.exfiltrates, "element", 30)
        }
    }
}
