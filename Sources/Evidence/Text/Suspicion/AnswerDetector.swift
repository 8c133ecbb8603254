/// Finds texts that imitate an answer of the model: the names that answers have, as JSON has them, and a confidence
/// near certainty.
enum AnswerDetector {
    static func weigh(_ text: String, into tally: inout SuspicionTally) {
        let bytes = [UInt8](lowercasedASCII: text)
        var names = 0
        for (name, weight) in Self.names where has(name, in: bytes) {
            names += 1
            tally.add(.forgesAnswer, name, weight)
        }
        if names >= 3 { tally.add(.forgesAnswer, "together", 15) }
        for breakout in ["\"}],\"", "\"}},\"", "\"]},\""] where bytes.contains(breakout) {
            tally.add(.forgesAnswer, "breakout", 20)
        }
        if claimsCertainty(bytes) { tally.add(.inflatesConfidence, "confidence", 20) }
    }

    private static let names = [
        ("remediation", 20), ("root_cause", 20), ("rootcause", 20), ("diagnosis", 20), ("next_action", 15),
        ("approved", 15),
        ("action", 10), ("plan", 10), ("confidence", 5),
        ("certainty", 20), ("verdict", 10), ("justification", 10), ("evidence", 5),
    ]

    /// Whether a name stands there as the name of a JSON member.
    private static func has(_ name: String, in bytes: [UInt8]) -> Bool {
        guard let found = bytes.range(of: "\"\(name)\"") else { return false }
        return bytes[found.upperBound...].first { $0 != 0x20 } == UInt8(ascii: ":")
    }

    /// `confidence` followed by a number from 0.95 on, or from 95 % on.
    private static func claimsCertainty(_ bytes: [UInt8]) -> Bool {
        var position = 0
        while let found = bytes.range(of: "confidence", from: position) {
            position = found.upperBound
            let rest = bytes[position...].prefix(24).drop { !(0x30...0x39 ~= $0) && !(0x61...0x7a ~= $0) }
            let number = rest.drop { 0x61...0x7a ~= $0 || $0 == 0x20 }.prefix { 0x30...0x39 ~= $0 || $0 == 0x2e }
            guard let value = Double(String(decoding: number, as: UTF8.self)) else { continue }
            if 0.95...1 ~= value || 95...100 ~= value { return true }
        }
        return false
    }
}
