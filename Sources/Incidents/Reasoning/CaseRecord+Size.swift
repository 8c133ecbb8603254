import Foundation
import KubernetesModel

extension CaseRecord {
    /// The case with its longest texts cut, step by step, until its JSON is no longer than a number of bytes; as it is
    /// where it is short enough.
    ///
    /// - Parameter bytes: At least 1,000: who and when always stays.
    public func cut(toBytes bytes: Int) throws -> CaseRecord {
        var record = self
        for limit in [64 * 1024, 16 * 1024, 4 * 1024, 1024] {
            if try record.encodedCount <= bytes { return record }
            record.isCut = true
            record.cutTexts(to: limit)
        }
        if try record.encodedCount <= bytes { return record }
        record.dossier = .null
        if try record.encodedCount <= bytes { return record }
        record.exchanges = []
        return record
    }

    private var encodedCount: Int {
        get throws { try KubernetesJSON.makeEncoder().encode(self).count }
    }

    private mutating func cutTexts(to limit: Int) {
        for index in exchanges.indices {
            exchanges[index].instructions = exchanges[index].instructions.map { Self.cut($0, to: limit) }
            exchanges[index].prompt = Self.cut(exchanges[index].prompt, to: limit)
            exchanges[index].reply = Self.cut(exchanges[index].reply, to: limit)
        }
    }

    /// The first bytes of a text, and nothing of a character that does not fit whole.
    private static func cut(_ text: String, to limit: Int) -> String {
        guard var end = text.utf8.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex) else { return text }
        while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
            end = text.utf8.index(before: end)
        }
        return String(text[..<end])
    }
}
