internal import KubernetesModel
internal import Lab

/// A value of a scenario's expectation, and where it stands.
struct ExpectedValue {
    let value: JSONValue
    let path: String
    let file: String
    let line: Int?

    init(_ value: JSONValue, path: String, file: String, line: Int?) {
        self.value = value
        self.path = path
        self.file = file
        self.line = line
    }

    func error(_ message: String) -> ScenarioError { ScenarioError(file: file, line: line, path: path, message) }

    /// The members of a mapping that knows its keys.
    func members(_ known: [String]) throws(ScenarioError) -> [String: ExpectedValue] {
        guard case .object(let object) = value else {
            throw error("a mapping with the keys \(known.joined(separator: ", ")) is wanted here")
        }
        var members: [String: ExpectedValue] = [:]
        for (name, value) in object.sorted(by: { $0.key < $1.key }) {
            let member = ExpectedValue(value, path: "\(path).\(name)", file: file, line: line)
            guard known.contains(name) else {
                throw member.error("there is no such key; \(Self.hint(name, known))")
            }
            members[name] = member
        }
        return members
    }

    func required(_ name: String, _ members: [String: ExpectedValue]) throws(ScenarioError) -> ExpectedValue {
        guard let member = members[name] else { throw error("the key '\(name)' is missing") }
        return member
    }

    func elements() throws(ScenarioError) -> [ExpectedValue] {
        guard let elements = value.arrayValue else { throw error("a list is wanted here") }
        return elements.enumerated().map {
            ExpectedValue($0.element, path: "\(path)[\($0.offset)]", file: file, line: line)
        }
    }

    var text: String? { value.stringValue }

    func string() throws(ScenarioError) -> String {
        guard let text, !text.isEmpty else { throw error("a text is wanted here") }
        return text
    }

    func flag() throws(ScenarioError) -> Bool {
        guard let flag = value.boolValue else { throw error("true or false is wanted here") }
        return flag
    }

    func duration() throws(ScenarioError) -> Duration {
        guard let duration = text.flatMap({ Duration(text: $0) }) else {
            throw error("a duration such as 90s, 5m or 1h30m is wanted here")
        }
        return duration
    }

    func quantity() throws(ScenarioError) -> Quantity {
        let quantity: Quantity? =
            switch value {
            case .string(let text): Quantity(text)
            case .integer(let number): Quantity("\(number)")
            case .number(let number): Quantity("\(number)")
            default: nil
            }
        guard let quantity, quantity.amount != nil else {
            throw error("a quantity such as 128Mi, 500m or 2 is wanted here")
        }
        return quantity
    }

    func pattern() throws(ScenarioError) -> ObjectPattern {
        guard let pattern = text.flatMap(ObjectPattern.init) else {
            throw error("an object is wanted here as KIND/NAME, such as Deployment/checkout or Pod/checkout-*")
        }
        return pattern
    }

    /// One of a few words.
    func choice<Choice>(_ type: Choice.Type, or others: [String] = []) throws(ScenarioError) -> Choice
    where Choice: RawRepresentable<String> & CaseIterable {
        let words = Choice.allCases.map(\.rawValue) + others
        let word = try string()
        guard let choice = Choice(rawValue: word) else {
            throw error("there is no '\(word)'; \(Self.hint(word, words))")
        }
        return choice
    }

    private static func hint(_ word: String, _ known: [String]) -> String {
        NearestName.of(word, among: known).map { "did you mean '\($0)'?" }
            ?? "there are \(known.joined(separator: ", "))"
    }
}
