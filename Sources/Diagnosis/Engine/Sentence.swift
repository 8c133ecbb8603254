import Incidents

/// A sentence of a rule, which knows which of its words are the rule's own.
///
/// People approve actions by the rule's own words: what someone else wrote stands beside them on the incident, as
/// evidence, and cannot argue for the action. A rule writes `"image '\(chosen: image)' cannot be pulled: \(said:
/// message)"`.
struct Sentence: Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
    /// All of it.
    private(set) var text: String
    /// It without what others said, and with the names that others chose only where they can be nothing but names.
    private(set) var ownWords: String

    var description: String { text }

    init(stringLiteral text: String) { (self.text, ownWords) = (text, text) }

    init(stringInterpolation interpolation: Interpolation) {
        (text, ownWords) = (interpolation.text, interpolation.ownWords)
    }

    /// The words of others alone.
    static func said(_ text: String) -> Sentence { "\(said: text)" }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var ownWords = ""

        init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) {
            text += literal
            ownWords += literal
        }

        /// What the rule itself made, and names that the API server checks.
        mutating func appendInterpolation(_ value: some CustomStringConvertible) { appendLiteral(value.description) }

        mutating func appendInterpolation(_ sentence: Sentence) {
            text += sentence.text
            ownWords += sentence.ownWords
        }

        /// A name that someone else chose and nobody checks.
        mutating func appendInterpolation(chosen name: String) {
            text += name
            ownWords += ForeignName.shown(name)
        }

        /// What someone else wrote.
        mutating func appendInterpolation(said words: String) {
            text += words
            ownWords += Self.elsewhere
        }

        private static let elsewhere = "(in the incident)"
    }
}

extension Sentence {
    static func + (left: Sentence, right: Sentence) -> Sentence { "\(left)\(right)" }
}

extension Sequence<Sentence> {
    /// One after the other; nil where there is none.
    func joined(separator: Sentence) -> Sentence? {
        reduce(nil) { joined, next in joined.map { $0 + separator + next } ?? next }
    }
}
