package import KubernetesModel

/// Makes of all changes of a namespace's objects what was seen of each of them.
package struct FaultObserver: Sendable {
    private struct Seen {
        var kind: String
        var name: String
        /// The controller's uid.
        var owner: String?
        var states: [String] = []

        mutating func enter(_ state: String?) {
            if let state, !states.contains(state) { states.append(state) }
        }
    }

    private var objects: [String: Seen] = [:]
    /// The uids in the order in which the objects came.
    private var order: [String] = []
    /// By the uid of what they speak of: an event may come before its object does.
    private var events: [String: [String]] = [:]

    package init() {}

    /// Takes in an object as it is now, or as it last was.
    package mutating func see(_ object: JSONValue, isDeleted: Bool) {
        guard object["kind"]?.stringValue != "Event" else { return see(event: object) }
        let uid = object[path: "metadata", "uid"]?.stringValue ?? ""
        if objects[uid] == nil {
            order.append(uid)
            objects[uid] = Seen(
                kind: object["kind"]?.stringValue ?? "", name: object[path: "metadata", "name"]?.stringValue ?? "",
                owner: object.controller?["uid"]?.stringValue)
        }
        objects[uid]?.enter(isDeleted ? "gone" : ObjectState.text(object))
        if object["kind"] == "Pod", object.controller?["kind"] == "StatefulSet" { order(object, isDeleted) }
    }

    /// The pods of a StatefulSet come and go in turn: that is a state of it.
    private mutating func order(_ pod: JSONValue, _ isDeleted: Bool) {
        guard let set = pod.controller?["uid"]?.stringValue, let name = pod[path: "metadata", "name"]?.stringValue
        else { return }
        let isReady = ObjectState.text(pod)?.contains("Ready=True") == true
        let isEnding = pod[path: "metadata", "deletionTimestamp"] != nil
        objects[set]?.enter("\(name) \(isDeleted ? "gone" : isEnding ? "deleting" : isReady ? "ready" : "there")")
    }

    private mutating func see(event: JSONValue) {
        let reason = event["reason"]?.stringValue ?? ""
        // A kubelet hears of the first Secret of a namespace late, and tries again; what is missing stays missing.
        if reason == "FailedMount", event["message"]?.stringValue?.contains("failed to sync") == true { return }
        let text = "\(event["type"]?.stringValue ?? "") \(reason)"
        let uid = event[path: "involvedObject", "uid"]?.stringValue ?? ""
        if events[uid]?.contains(text) != true { events[uid, default: []].append(text) }
    }

    /// What was seen, in the order of the objects' names.
    package var observed: [ObservedObject] {
        var counts: [ObservedObject: Int] = [:]
        for uid in order {
            guard let seen = objects[uid] else { continue }
            var object = ObservedObject(name: name(of: uid, seen))
            object.states = seen.states
            object.events = Self.settled(events[uid] ?? [])
            // A ConfigMap has no state, and nobody speaks of it.
            if !object.states.isEmpty || !object.events.isEmpty { counts[object, default: 0] += 1 }
        }
        return counts.map { object, count in
            var object = object
            object.count = count
            return object
        }.sorted {
            ($0.name, $0.states.joined(), $0.events.joined()) < ($1.name, $1.states.joined(), $1.events.joined())
        }
    }

    private func name(of uid: String, _ seen: Seen) -> String {
        guard let owner = seen.owner, let controller = objects[owner] else { return "\(seen.kind) \(seen.name)" }
        switch (seen.kind, controller.kind) {
        case ("ReplicaSet", _):
            let siblings = order.filter { objects[$0]?.owner == owner }
            return "ReplicaSet \(controller.name) \((siblings.firstIndex(of: uid) ?? 0) + 1)"
        case (_, "StatefulSet"): return "\(seen.kind) \(seen.name)"
        default: return "\(seen.kind) of \(name(of: owner, controller))"
        }
    }

    /// What is said right after something else, in the order in which Kubernetes' code says it. Each event is written by a
    /// task of its own, so either may be the first.
    private static let after = [
        "Warning Failed": ["Warning ErrImageNeverPull", "Warning InspectFailed", "Normal Pulled"],
        "Warning DeadlineExceeded": ["Normal SuccessfulDelete"],
    ]

    private static func settled(_ events: [String]) -> [String] {
        var events = events
        // Whether an image that is there lies on the node already is no matter of the fault.
        if events.contains("Normal Pulled") { events.removeAll { $0 == "Normal Pulling" } }
        for place in events.indices.dropLast() where after[events[place]]?.contains(events[place + 1]) == true {
            events.swapAt(place, place + 1)
        }
        return events
    }
}

extension JSONValue {
    /// The owner that manages the object.
    fileprivate var controller: JSONValue? {
        self[path: "metadata", "ownerReferences"]?.arrayValue?.first { $0["controller"] == true }
    }
}
