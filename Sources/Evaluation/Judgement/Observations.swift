package import Foundation
internal import Incidents
package import KubernetesModel

/// What was to be seen of the cluster while it was watched.
package struct Observations: Sendable {
    /// An object shows a reason.
    struct Sight: Hashable, Sendable {
        var member: Kinship.Member
        var reason: String
    }

    package private(set) var kinship = Kinship()
    /// When a reason was seen for the first time after what is counted from.
    private(set) var sights: [Sight: Date] = [:]
    /// The workloads that there are, and whether all their pods are in service.
    private(set) var isAvailable: [Kinship.Member: Bool] = [:]
    /// Nothing earlier is a sight.
    private let begin: Date

    package init(from begin: Date) { self.begin = begin }

    /// Takes in a state of an object.
    package mutating func take(_ object: JSONValue, at date: Date) {
        guard let kind = object["kind"]?.stringValue, let name = object[path: "metadata", "name"]?.stringValue
        else { return }
        let namespace = object[path: "metadata", "namespace"]?.stringValue
        let member = Kinship.Member(kind: kind, namespace: namespace, name: name)
        guard kind != "Event" else { return takeEvent(object, at: date) }
        kinship.note(member, object)
        if let isAvailable = object.isAvailableWorkload(kind) { self.isAvailable[member] = isAvailable }
        for reason in object.shownReasons { see(reason, of: member, at: date) }
    }

    /// Takes in that an object is gone.
    package mutating func takeRemoval(plural: String, namespace: String, name: String) {
        guard let kind = Self.workloads[plural] else { return }
        isAvailable[Kinship.Member(kind: kind, namespace: namespace, name: name)] = nil
    }

    private static let workloads = [
        "deployments": "Deployment", "statefulsets": "StatefulSet", "daemonsets": "DaemonSet",
    ]

    private mutating func takeEvent(_ event: JSONValue, at date: Date) {
        guard let reason = event["reason"]?.stringValue, let object = event["involvedObject"],
            let kind = object["kind"]?.stringValue, let name = object["name"]?.stringValue
        else { return }
        // Nodes are the subject of events in the namespace default.
        let namespace = kind == "Node" ? nil : object["namespace"]?.stringValue
        see(reason, of: Kinship.Member(kind: kind, namespace: namespace, name: name), at: date)
    }

    private mutating func see(_ reason: String, of member: Kinship.Member, at date: Date) {
        guard date >= begin else { return }
        let sight = Sight(member: member, reason: reason)
        if sights[sight] == nil { sights[sight] = date }
    }

    /// When a reason was first shown by an object that a pattern names.
    func firstSight(of reason: String, on pattern: ObjectPattern) -> Date? {
        sights.filter { sight, _ in
            let member = sight.member
            return sight.reason == reason
                && pattern.matches(kind: member.kind, namespace: member.namespace, name: member.name)
        }.values.min()
    }
}

extension JSONValue {
    /// The reasons that an object's status shows.
    fileprivate var shownReasons: Set<String> {
        guard let status = self["status"] else { return [] }
        var reasons: Set<String> = []
        func add(_ value: JSONValue?) {
            if let reason = value?["reason"]?.stringValue, !reason.isEmpty { reasons.insert(reason) }
        }
        add(status)
        for condition in status["conditions"]?.arrayValue ?? [] { add(condition) }
        for member in ["containerStatuses", "initContainerStatuses"] {
            for container in status[member]?.arrayValue ?? [] {
                for state in ["state", "lastState"] {
                    add(container[state]?["waiting"])
                    add(container[state]?["terminated"])
                }
            }
        }
        return reasons
    }

    /// Whether all pods of a workload are in service, as its controller last said; nil for other kinds.
    fileprivate func isAvailableWorkload(_ kind: String) -> Bool? {
        func status(_ name: String) -> Int { self[path: "status", name]?.intValue ?? 0 }
        let isCurrent = status("observedGeneration") >= self[path: "metadata", "generation"]?.intValue ?? 0
        switch kind {
        case "Deployment", "StatefulSet":
            let wanted = self[path: "spec", "replicas"]?.intValue ?? 1
            let ready = status(kind == "Deployment" ? "availableReplicas" : "readyReplicas")
            return isCurrent && ready >= wanted
        case "DaemonSet": return isCurrent && status("numberAvailable") >= status("desiredNumberScheduled")
        default: return nil
        }
    }
}
