package import KubernetesModel

/// A story that the Lab plays: a cluster, what runs in it, what happens to it, and what a watch of it is to make of it.
///
/// Scenarios are YAML files; `docs/scenarios.md` describes the format.
package struct Scenario: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Something is broken, and has a cause.
        case fault
        /// Something is broken, and what comes to mind first is wrong.
        case trap
        /// Nothing is broken: silence is right.
        case healthy
    }

    /// The name of the file without its ending.
    package var name: String
    package var kind: Kind
    /// One line.
    package var title: String
    /// Where a catalogue of faults describes it: `A01`.
    package var reference: String?
    package var nodes: [NodePlan]
    /// The images that the registry has, by name. One that no entry names is there, and runs steadily.
    package var images: [String: Program]
    /// What is applied at the beginning, in this order.
    package var objects: [JSONValue]
    /// How long that has to settle before the steps are counted.
    package var settle: Duration
    package var steps: [Step]
    /// How long it is watched after the last step.
    package var duration: Duration
    /// The spec of the AutonomyPolicy under which it is watched; nil: Auto for everything.
    package var policy: JSONValue?
    /// What is to be made of it, as the file says it; nil: it is only played.
    package var expectation: JSONValue?
    /// The line of the file at which it stands.
    package var expectationLine: Int?
    /// The line at which the policy begins.
    package var policyLine: Int?

    package init(name: String, kind: Kind, title: String) {
        self.name = name
        self.kind = kind
        self.title = title
        nodes = NodePlan.standard
        images = [:]
        objects = []
        settle = .seconds(120)
        steps = []
        duration = .seconds(1800)
    }

    /// Something that happens.
    package struct Step: Sendable {
        /// After the beginning has settled.
        package var at: Duration
        /// What happens, in words for those who look on.
        package var note: String?
        package var event: Event

        package init(at: Duration, note: String? = nil, _ event: Event) {
            self.at = at
            self.note = note
            self.event = event
        }
    }

    package enum Event: Sendable {
        /// Server-side apply of an object, as by `kubectl apply`.
        case apply(JSONValue)
        /// A strategic merge patch (a merge patch for custom kinds).
        case patch(ObjectName, JSONValue)
        case delete(ObjectName)
        /// From now on the image holds another program; containers that run are affected at once.
        case image(String, Program)
        case node(String, NodeEvent)
        /// Cordons the node and evicts its pods, as `kubectl drain` does: disruption budgets hold, DaemonSets' pods stay.
        case drain(String)
    }

    package enum NodeEvent: String, Sendable, CaseIterable {
        /// Its kubelet is heard of no more, and what runs on it is gone.
        case fails
        /// It is back.
        case returns
        case memoryPressure, diskPressure
        /// The pressure is over.
        case relief
        case cordon, uncordon
    }
}

/// An object of a scenario, as files name it: `Deployment/checkout`, or `kube-system/Deployment/coredns`. Without a
/// namespace it is `shop`. A name that ends with `*` stands for every object whose name begins so.
package struct ObjectName: Sendable, Hashable {
    package var kind: String
    package var namespace: String?
    package var name: String

    package init(kind: String, namespace: String? = nil, name: String) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }
}

/// A node of the Lab.
package struct NodePlan: Sendable, Hashable {
    package var name: String
    package var cpu: Quantity = "4"
    package var memory: Quantity = "8Gi"
    package var pods = 110
    package var disk: Quantity = "100Gi"
    package var labels: [String: String] = [:]
    package var taints: [JSONValue] = []

    package init(name: String) { self.name = name }

    /// The two nodes of a cluster of which nothing else is said.
    package static let standard = [NodePlan(name: "node-1"), NodePlan(name: "node-2")]
}
