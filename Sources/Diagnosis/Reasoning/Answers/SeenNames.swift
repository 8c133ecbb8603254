import Evidence
import Foundation
import Incidents
import KubernetesModel

/// Everything that was seen of an incident, as what a name has to occur in.
struct SeenNames {
    /// In lower case.
    private let text: Data
    /// The names with hyphens in it, which a word of an answer may be a misspelling of.
    private let hyphenated: [[UInt8]]

    init(_ dossier: Dossier) {
        var seen = dossier.items.map { "\($0.evidence.id) \($0.evidence.source) \($0.evidence.text)" }
        seen += dossier.objects.flatMap { [$0.reference.name, $0.reference.shortName] + $0.containers }
        seen += dossier.candidates.enumerated().map { "a\($0 + 1) \($1.summary)" }
        seen += [dossier.title, dossier.target.shortName, dossier.incident.name]
        seen += [dossier.target.namespace ?? "", dossier.incident.namespace]
        seen += dossier.findings.flatMap { [$0.cause, $0.rule, $0.advice ?? ""] }
        let text = seen.joined(separator: "\n").lowercased()
        self.text = Data(text.utf8)
        let words = Set(text.split { !($0.isLetter || $0.isNumber || $0 == "-") }.filter { $0.contains("-") })
        hyphenated = words.filter { !ProseWord.isCommonCompound(String($0)) }.map { Array($0.utf8) }
    }

    /// Whether a name occurs as a whole: not within other letters or digits.
    func contains(_ name: Substring) -> Bool {
        let bytes = Data(name.lowercased().utf8)
        guard let first = bytes.first else { return true }
        let isPart = Self.isWordByte(first) || first == UInt8(ascii: "-")
        var rest = text.startIndex..<text.endIndex
        while let found = text.range(of: bytes, in: rest) {
            let hasBefore = isPart && found.lowerBound > 0 && Self.isWordByte(text[found.lowerBound - 1])
            let hasAfter = found.upperBound < text.endIndex && Self.isWordByte(text[found.upperBound])
            if !hasBefore, !hasAfter { return true }
            rest = found.lowerBound + 1..<text.endIndex
        }
        return false
    }

    /// Whether a word that was not seen is one character away from a name that was: a name that nobody has, and not
    /// prose.
    func isMisspelt(_ word: Substring) -> Bool {
        guard word.utf8.count > 4, !hyphenated.isEmpty else { return false }
        let bytes = Array(word.lowercased().utf8)
        return hyphenated.contains { $0 != bytes && Self.isOneEditApart($0, bytes) } && !contains(word)
    }

    /// Whether one byte put in, left out or exchanged makes one word the other.
    private static func isOneEditApart(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard abs(left.count - right.count) <= 1 else { return false }
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        guard let index = short.indices.first(where: { short[$0] != long[$0] }) else { return true }
        return short[(short.count == long.count ? index + 1 : index)...] == long[(index + 1)...]
    }

    /// Letters and digits; every byte of a letter beyond ASCII counts as one.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
        default: false
        }
    }
}
