internal import KubernetesModel

extension FileNode {
    private func scalar(_ wanted: String) throws(ScenarioError) -> String {
        guard let scalar else { throw error("\(wanted) is wanted here, not \(shape)") }
        return scalar
    }

    func text() throws(ScenarioError) -> String { try scalar("a text") }

    func flag() throws(ScenarioError) -> Bool {
        guard let flag = json.boolValue else { throw error("true or false is wanted here, not \(shape)") }
        return flag
    }

    func integer(in range: ClosedRange<Int>) throws(ScenarioError) -> Int {
        guard let number = json.intValue, range.contains(number) else {
            throw error(
                "a whole number from \(range.lowerBound) to \(range.upperBound) is wanted here, not \(shape)")
        }
        return number
    }

    /// A number that is not negative.
    func number(upTo most: Double) throws(ScenarioError) -> Double {
        let number: Double? =
            switch json {
            case .integer(let value): Double(value)
            case .number(let value): value
            default: nil
            }
        guard let number, number >= 0, number <= most else {
            throw error("a number from 0 to \(most.formattedShortly) is wanted here, not \(shape)")
        }
        return number
    }

    func duration() throws(ScenarioError) -> Duration {
        let text = try scalar("a duration")
        guard let duration = Duration(text: text) else {
            throw error("a duration such as 90s, 5m, 1h30m or 250ms, a year at most, is wanted here, not '\(text)'")
        }
        return duration
    }

    func quantity() throws(ScenarioError) -> Quantity {
        let quantity = Quantity(try scalar("a quantity"))
        guard let amount = quantity.amount, amount >= 0 else {
            throw error("a quantity such as 128Mi, 500m or 2 is wanted here, not '\(quantity.text)'")
        }
        return quantity
    }

    /// One of a few words.
    func choice<Choice>(_ type: Choice.Type = Choice.self) throws(ScenarioError) -> Choice
    where Choice: RawRepresentable<String> & CaseIterable {
        let words = Choice.allCases.map(\.rawValue)
        let word = try scalar("one of \(words.joined(separator: ", "))")
        guard let choice = Choice(rawValue: word) else {
            let hint = NearestName.of(word, among: words).map { "did you mean '\($0)'?" }
            throw error("there is no '\(word)'; \(hint ?? "there are \(words.joined(separator: ", "))")")
        }
        return choice
    }

    /// A text for each name.
    func texts() throws(ScenarioError) -> [String: String] {
        var texts: [String: String] = [:]
        for (name, value) in try entries() { texts[name] = try value.text() }
        return texts
    }

    /// A member that must be there.
    func required(_ name: String, _ members: [String: FileNode]) throws(ScenarioError) -> FileNode {
        guard let member = members[name] else { throw error("the key '\(name)' is missing") }
        return member
    }
}

extension Double {
    /// Without a fraction where there is none.
    fileprivate var formattedShortly: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}
