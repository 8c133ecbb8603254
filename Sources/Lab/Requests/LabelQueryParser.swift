internal import APIMachinery

/// Reads a label selector.
struct LabelQueryParser {
    struct Problem: Error {
        let text: String

        init(_ text: String) { self.text = text }
    }

    private enum Token: Equatable {
        case end
        case symbol(String)
        case word(String)

        var text: String {
            switch self {
            case .end: ""
            case .symbol(let text), .word(let text): text
            }
        }
    }

    private var tokens: ArraySlice<Token>

    init(_ text: String) { tokens = Self.tokens(text)[...] }

    private static let symbols: Set<Character> = ["=", "!", "(", ")", ",", "<", ">"]

    private static func tokens(_ text: String) -> [Token] {
        var tokens: [Token] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if symbols.contains(first) {
                // `==`, `!=` and the like are the longest run that is an operator.
                let two = String(rest.prefix(2))
                let symbol = ["==", "!="].contains(two) ? two : String(first)
                tokens.append(.symbol(symbol))
                rest.removeFirst(symbol.count)
            } else {
                let word = rest.prefix { !symbols.contains($0) && !$0.isWhitespace }
                tokens.append(.word(String(word)))
                rest.removeFirst(word.count)
            }
        }
        return tokens
    }

    private var next: Token { tokens.first ?? .end }

    private mutating func take() -> Token { tokens.popFirst() ?? .end }

    mutating func requirements() throws(Problem) -> [LabelQuery.Requirement] {
        var requirements: [LabelQuery.Requirement] = []
        while next != .end {
            do throws(Problem) {
                requirements.append(try requirement())
            } catch {
                throw Problem("unable to parse requirement: \(error.text)")
            }
            guard next != .end else { break }
            let separator = take()
            guard separator == .symbol(",") else {
                throw Problem("found '\(separator.text)', expected: ',' or 'end of string'")
            }
            guard case .end = next else { continue }
            throw Problem("found '', expected: identifier after ','")
        }
        return requirements.sorted { $0.key < $1.key }
    }

    private mutating func requirement() throws(Problem) -> LabelQuery.Requirement {
        if next == .symbol("!") {
            _ = take()
            return LabelQuery.Requirement(key: try key(), operator: .isAbsent, values: [])
        }
        let key = try key()
        switch next {
        case .end, .symbol(","): return LabelQuery.Requirement(key: key, operator: .exists, values: [])
        default: break
        }
        let found = take()
        switch found {
        case .symbol("="), .symbol("=="):
            return LabelQuery.Requirement(key: key, operator: .isOneOf, values: [try value(of: key)])
        case .symbol("!="): return LabelQuery.Requirement(key: key, operator: .isNoneOf, values: [try value(of: key)])
        case .symbol(">"), .symbol("<"):
            let text = try value(of: key)
            guard let bound = Int(text) else {
                throw Problem(
                    "values[0][\(key)]: Invalid value: \"\(text)\": for 'Gt', 'Lt' operators, the value must be an integer"
                )
            }
            return LabelQuery.Requirement(
                key: key, operator: found == .symbol(">") ? .isGreater(bound) : .isLess(bound), values: [])
        case .word("in"): return LabelQuery.Requirement(key: key, operator: .isOneOf, values: try values())
        case .word("notin"): return LabelQuery.Requirement(key: key, operator: .isNoneOf, values: try values())
        default:
            throw Problem(
                "found '\(found.text)', expected: in, notin, =, ==, !=, gt, lt")
        }
    }

    private mutating func key() throws(Problem) -> String {
        let token = take()
        guard case .word(let key) = token else { throw Problem("found '\(token.text)', expected: identifier") }
        if let problem = NameRules.qualifiedName(key).first {
            throw Problem("invalid label key \"\(key)\": \(problem)")
        }
        return key
    }

    private mutating func value(of key: String) throws(Problem) -> String {
        switch next {
        case .end, .symbol(","): return ""
        case .word(let value):
            _ = take()
            if let problem = NameRules.labelValue(value).first {
                throw Problem("invalid label value: \"\(value)\": at key: \"\(key)\": \(problem)")
            }
            return value
        case .symbol(let symbol): throw Problem("found '\(symbol)', expected: identifier")
        }
    }

    private mutating func values() throws(Problem) -> Set<String> {
        let open = take()
        guard open == .symbol("(") else { throw Problem("found '\(open.text)' expected: '('") }
        var values: Set<String> = []
        while true {
            switch take() {
            case .word(let value): values.insert(value)
            case .symbol(","): if next == .symbol(",") || next == .symbol(")") { values.insert("") }
            case .symbol(")"):
                if values.isEmpty { values.insert("") }
                return values
            case let token: throw Problem("found '\(token.text)', expected: ',' or ')'")
            }
        }
    }
}
