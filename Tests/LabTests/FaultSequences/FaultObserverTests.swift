import KubernetesModel
import MidwatchTestKit
import Testing

/// What is made of the changes of a namespace.
@Suite struct FaultObserverTests {
    private static func object(
        _ kind: String, _ name: String, of owner: (String, String)? = nil, _ status: JSONValue = [:]
    ) -> JSONValue {
        var object: JSONValue = [
            "kind": .string(kind), "metadata": ["name": .string(name), "uid": .string("\(kind) \(name)")],
            "status": status,
        ]
        if let owner {
            object[path: "metadata", "ownerReferences"] = [
                ["controller": true, "kind": .string(owner.0), "uid": .string("\(owner.0) \(owner.1)")]
            ]
        }
        return object
    }

    private static func event(_ reason: String, on uid: String, _ message: String = "") -> JSONValue {
        [
            "kind": "Event", "type": reason.contains("Failed") ? "Warning" : "Normal", "reason": .string(reason),
            "message": .string(message),
            "involvedObject": ["uid": .string(uid)],
        ]
    }

    private static func observed(_ changes: [JSONValue]) -> [ObservedObject] {
        var observer = FaultObserver()
        for change in changes { observer.see(change, isDeleted: false) }
        return observer.observed
    }

    @Test func `pods go by their owners, replica sets by their number`() {
        let names = Self.observed([
            Self.object("Deployment", "web", ["conditions": [["type": "Available", "status": "True"]]]),
            // A pod may be heard of before its owner.
            Self.object("Pod", "web-b-1", of: ("ReplicaSet", "web-b"), ["phase": "Pending"]),
            Self.object("ReplicaSet", "web-a", of: ("Deployment", "web")),
            Self.object("ReplicaSet", "web-b", of: ("Deployment", "web")),
            Self.object("Pod", "web-b-2", of: ("ReplicaSet", "web-b"), ["phase": "Pending"]),
            Self.object("Pod", "web-b-3", of: ("ReplicaSet", "web-b"), ["phase": "Running"]),
        ]).map { "\($0.name) x\($0.count)" }
        #expect(names == ["Deployment web x1", "Pod of ReplicaSet web 2 x2", "Pod of ReplicaSet web 2 x1"])
    }

    @Test func `a state and a reason count once, where they come first`() {
        let pod = Self.object("Pod", "web", ["phase": "Pending"])
        let running = Self.object("Pod", "web", ["phase": "Running"])
        let seen = Self.observed([
            Self.event("Scheduled", on: "Pod web"), pod, running, pod, running, Self.event("Killing", on: "Pod web"),
            Self.event("Scheduled", on: "Pod web"),
        ])
        #expect(seen.map(\.states) == [["Pending", "Running"]])
        #expect(seen.map(\.events) == [["Normal Scheduled", "Normal Killing"]])
    }

    @Test(arguments: [
        (["Pulling", "Pulled", "Created"], ["Normal Pulled", "Normal Created"]),
        (["Pulling", "BackOff"], ["Normal Pulling", "Normal BackOff"]),
        (["Failed", "InspectFailed", "BackOff"], ["Warning InspectFailed", "Warning Failed", "Normal BackOff"]),
        (["BackOff", "Failed"], ["Normal BackOff", "Warning Failed"]),
    ])
    func `a pull that succeeds is passed over, and a cause comes before its failure`(reasons: [String], kept: [String])
    {
        let events = reasons.map { Self.event($0, on: "Pod web") }
        #expect(Self.observed([Self.object("Pod", "web", ["phase": "Pending"])] + events).first?.events == kept)
    }

    @Test func `the pods of a StatefulSet come in order`() {
        let set = Self.object("StatefulSet", "db")
        let pods = ["db-0", "db-1"].map { Self.object("Pod", $0, of: ("StatefulSet", "db"), ["phase": "Pending"]) }
        #expect(
            Self.observed([set] + pods).first { $0.name == "StatefulSet db" }?.states == ["db-0 there", "db-1 there"])
    }

    private static let states: [(JSONValue, String)] = [
        (["waiting": ["reason": "CrashLoopBackOff"]], "[web: waiting(CrashLoopBackOff)]"),
        (["running": [:]], "[web: running]"),
        (["terminated": ["reason": "OOMKilled", "exitCode": 137]], "[web: terminated(OOMKilled 137)]"),
    ]

    private static func pod(_ state: JSONValue, restarts: Int) -> JSONValue {
        let container: JSONValue = ["name": "web", "state": state, "restartCount": .integer(restarts)]
        return object("Pod", "web", ["phase": "Running", "containerStatuses": [container]])
    }

    @Test(arguments: states) func `a container's state is a word`(state: JSONValue, text: String) {
        #expect(Self.observed([Self.pod(state, restarts: 0)]).first?.states == ["Running \(text)"])
    }

    @Test func `a third round of a container says nothing new`() {
        let ended: JSONValue = ["terminated": ["reason": "Error", "exitCode": 1]]
        let seen = Self.observed([
            Self.pod(["running": [:]], restarts: 0), Self.pod(ended, restarts: 1),
            Self.pod(["running": [:]], restarts: 2),
        ])
        #expect(seen.first?.states == ["Running [web: running]", "Running [web: terminated(Error 1) restarted]"])
    }
}
