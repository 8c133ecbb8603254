package import Incidents
package import KubernetesModel

/// What a watch is to make of a scenario: the section `expect` of its file. `docs/evaluation.md` describes it.
package struct Expectation: Sendable, Hashable {
    /// What the Lab itself is to show; a scenario that does not is at fault, not the watch.
    package var seen: [Sight] = []
    /// What is broken, and why; several where there are several faults at once.
    package var causes: [Cause] = []
    /// What else suffers from it: an incident on one of these is no false alarm.
    package var affected: [ObjectPattern] = []
    /// Each of these is right; none: nothing is to be done.
    package var actions: [RightAction] = []
    package var forbidden: [WrongAction] = []
    /// It is repaired, so long after its beginning at the latest.
    package var healedWithin: Duration?
    /// It is handed to people.
    package var escalates = false
    /// Nothing is to be said.
    package var silence = false

    package init() {}

    /// A reason that an object shows: of a container's state, of a condition or of an event.
    package struct Sight: Sendable, Hashable {
        package var object: ObjectPattern
        package var reason: String
        /// After the first step; nil: at any time.
        package var within: Duration?
    }

    package struct Cause: Sendable, Hashable {
        /// Each of these is right.
        package var categories: [Incidents.Category]
        package var object: ObjectPattern
        /// What the sentence is to say.
        package var says: String?
    }

    package struct RightAction: Sendable, Hashable {
        package var kind: Action.Kind
        package var target: ObjectPattern?
        /// By the parameter's name.
        package var bounds: [String: Bound] = [:]
    }

    /// What a parameter is to be.
    package struct Bound: Sendable, Hashable {
        package var atLeast: Quantity?
        package var atMost: Quantity?
    }

    package struct WrongAction: Sendable, Hashable {
        /// Nil: every action.
        package var kind: Action.Kind?
        /// Nil: on whatever it is.
        package var target: ObjectPattern?
    }
}
