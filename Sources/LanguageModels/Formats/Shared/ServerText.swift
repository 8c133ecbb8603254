import Foundation

/// What a server says, made fit for an error's message: one short line without anything that looks like a key.
enum ServerText {
    /// The most characters that are kept.
    static let maximumLength = 200
    /// The least characters of a mixture of letters and digits that is taken for a key.
    private static let shortestKey = 32
    /// What the keys of providers begin with.
    private static let keyPrefixes = ["sk-", "AIza", "AKIA", "ASIA", "ABSK", "bedrock-api-key-", "eyJ", "gsk_", "hf_"]

    /// The text on one line: control and invisible characters gone, keys masked, cut.
    static func clean(_ text: String) -> String {
        // More than is kept, so that a key at the cut is seen whole.
        let scalars = text.unicodeScalars.prefix(maximumLength * 4)
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in scalars {
            if isSpace(scalar) {
                if !word.isEmpty { words.append(String(word)) }
                word = String.UnicodeScalarView()
            } else if !isInvisible(scalar) {
                word.append(scalar)
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        let line = words.map(masked).joined(separator: " ")
        let isCut =
            line.unicodeScalars.count > maximumLength || text.unicodeScalars.dropFirst(scalars.count).first != nil
        return isCut ? String(line.unicodeScalars.prefix(maximumLength)) + " ..." : line
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .format, .privateUse, .surrogate, .unassigned: true
        default: false
        }
    }

    /// The word with each run of characters that may be a key replaced.
    private static func masked(_ word: String) -> String {
        var result = ""
        var run = ""
        for character in word {
            if character.isASCII && (character.isLetter || character.isNumber || "-_.+/=*~".contains(character)) {
                run.append(character)
            } else {
                result += isKey(run) ? "[key]" : run
                result.append(character)
                run = ""
            }
        }
        return result + (isKey(run) ? "[key]" : run)
    }

    private static func isKey(_ run: String) -> Bool {
        let values = run.split(separator: "=")
        if values.contains(where: { value in
            keyPrefixes.contains { value.hasPrefix($0) && value.count > $0.count + 4 }
        }) {
            return true
        }
        return run.split(whereSeparator: { "-.*~".contains($0) }).contains { part in
            part.count >= shortestKey && part.contains(where: \.isNumber) && part.contains(where: \.isLetter)
        }
    }
}
