package import KubernetesModel

/// What two servers answered to one script.
package struct Comparison: Sendable {
    /// A step whose answers differ in what is not known to differ.
    package struct Disagreement: Sendable, CustomStringConvertible {
        package var step: String
        package var differences: [JSONDifference]

        /// The step, and a line for each of the first differences.
        package var description: String {
            let lines = differences.prefix(6).map { "  \($0.shortened)" }
            let rest = differences.count > 6 ? ["  and \(differences.count - 6) more"] : []
            return ([step] + lines + rest).joined(separator: "\n")
        }
    }

    /// How many steps there are.
    package private(set) var count = 0
    /// How many of them have the same answer.
    package private(set) var agreeing = 0
    /// How many differ in nothing but what is listed.
    package private(set) var known = 0
    /// What differs and is not listed.
    package private(set) var disagreements: [Disagreement] = []
    /// What is listed and does not differ.
    package private(set) var obsolete: [String] = []

    /// - Parameters:
    ///   - expected: The real server's answers.
    ///   - actual: The Lab's.
    package init(_ expected: [String: Answer], _ actual: [(step: String, answer: Answer)], known: KnownDifferences) {
        for (step, answer) in actual {
            count += 1
            guard let expectation = expected[step] else {
                disagreements.append(Disagreement(step: "\(step): not recorded", differences: []))
                continue
            }
            let differences = JSONDifference.between(expectation.value, answer.value)
            let members = known.members(of: step)
            obsolete += members.filter { member in !differences.contains { $0.isWithin(member) } }
                .map { "\(step): \($0)" }
            let unlisted = differences.filter { difference in !members.contains { difference.isWithin($0) } }
            if !unlisted.isEmpty {
                disagreements.append(Disagreement(step: step, differences: unlisted))
            } else if differences.isEmpty {
                agreeing += 1
            } else {
                self.known += 1
            }
        }
        obsolete += known.steps.subtracting(actual.map(\.step)).sorted().map { "\($0): there is no such step" }
    }

    /// One line of figures.
    package var summary: String {
        "measured: \(count) requests, \(agreeing) agree, \(known) known differences"
    }
}

extension JSONDifference {
    /// One line, with its values cut.
    fileprivate var shortened: String {
        func text(_ value: JSONValue?) -> String {
            guard let value else { return "(none)" }
            let text = value.stringValue ?? value.compactText
            return text.count > 240 ? text.prefix(240) + "..." : text
        }
        return "\(path): \(text(old)) -> \(text(new))"
    }
}
