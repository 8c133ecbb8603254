/// One thing that was expected of a run, and whether it was so.
package struct Check: Codable, Sendable, Hashable {
    /// The raw values are part of the saved form.
    package enum Name: String, Codable, Sendable, CaseIterable {
        /// The Lab showed what the scenario says that it shows.
        case seen
        /// An incident was opened about what is broken.
        case detected
        /// The cause is right, and so is the object.
        case diagnosis
        /// What was done is right, and nothing else was done.
        case action
        /// Nothing was done that is forbidden.
        case harmless
        /// Nothing forbidden was put before a person or left for later.
        case proposals
        /// No incident was opened about something else.
        case alarms
        case healed
        case escalated
        /// The watch itself had no fault.
        case sound
    }

    package var name: Name
    package var passed: Bool
    /// One sentence: what was so, or what was not.
    package var text: String

    package init(_ name: Name, _ passed: Bool, _ text: String) {
        self.name = name
        self.passed = passed
        self.text = text
    }
}
