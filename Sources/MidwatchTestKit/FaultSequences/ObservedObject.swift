import KubernetesModel

/// What was seen of an object while a fault was played.
package struct ObservedObject: Sendable, Hashable {
    /// Its kind and name; pods that controllers name go by their owner, and replica sets by their number.
    package var name: String
    /// How many objects of this name went through the same.
    package var count = 1
    /// The states that it was in, each once, in the order in which it came into them.
    package var states: [String] = []
    /// The types and reasons of the events that speak of it, each once, in the order of the first ones.
    package var events: [String] = []

    package init(name: String) { self.name = name }
}

extension ObservedObject {
    init(_ value: JSONValue) {
        func texts(_ member: String) -> [String] { (value[member]?.arrayValue ?? []).compactMap(\.stringValue) }
        name = value["object"]?.stringValue ?? ""
        count = value["count"]?.intValue ?? 1
        states = texts("states")
        events = texts("events")
    }

    func json(_ fault: String) -> JSONValue {
        [
            "fault": .string(fault), "object": .string(name), "count": .integer(count),
            "states": .array(states.map(JSONValue.string)), "events": .array(events.map(JSONValue.string)),
        ]
    }
}
