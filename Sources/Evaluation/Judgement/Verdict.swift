/// What is to be said of one run.
package struct Verdict: Codable, Sendable, Hashable {
    package var checks: [Check] = []
    /// What was concluded in the end, of what is broken: `image on deployment/checkout: ...`.
    package var diagnosis: String?
    /// What was done, in order.
    package var actions: [String] = []
    /// How many forbidden actions were carried out.
    package var harm = 0
    /// How many actions were carried out that are not right.
    package var wrongActions = 0
    /// How many forbidden actions were put before people.
    package var wrongProposals = 0
    package var falseAlarms = 0
    /// In seconds of the Lab's time, from when the fault began: until an incident was opened about it...
    package var detectedAfter: Double?
    /// ...until the right diagnosis was written...
    package var diagnosedAfter: Double?
    /// ...until the incident was resolved.
    package var repairedAfter: Double?

    package init() {}

    /// Whether all was as expected.
    package var passed: Bool { checks.allSatisfy(\.passed) }

    /// Whether a thing was as expected; nil: nothing of it was expected.
    package func outcome(of name: Check.Name) -> Bool? {
        let checks = checks.filter { $0.name == name }
        return checks.isEmpty ? nil : checks.allSatisfy(\.passed)
    }
}
