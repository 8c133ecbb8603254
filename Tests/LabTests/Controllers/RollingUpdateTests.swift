import KubernetesModel
import Testing

@testable import Lab

@Suite struct RollingUpdateTests {
    static func set(_ name: String, _ replicas: Int, available: Int? = nil, maximum: Int? = nil) -> RevisionedSet {
        var object: JSONValue = [
            "metadata": ["name": .string(name), "uid": .string(name), "creationTimestamp": "2026-06-01T00:00:00Z"],
            "spec": ["replicas": .integer(replicas)], "status": ["availableReplicas": .integer(available ?? replicas)],
        ]
        if let maximum {
            object[path: "metadata", "annotations", RevisionedSet.maximumKey] = .string(String(maximum))
        }
        return RevisionedSet(object)
    }

    struct Bounds: Sendable {
        let replicas: Int
        let surge: JSONValue
        let unavailable: JSONValue
        let expected: [Int]
    }

    @Test(arguments: [
        Bounds(replicas: 10, surge: "25%", unavailable: "25%", expected: [3, 2]),
        Bounds(replicas: 3, surge: "25%", unavailable: "25%", expected: [1, 0]),
        Bounds(replicas: 4, surge: 0, unavailable: 0, expected: [0, 1]),
        Bounds(replicas: 1, surge: 0, unavailable: "10%", expected: [0, 1]),
        Bounds(replicas: 2, surge: 1, unavailable: 5, expected: [1, 2]),
        Bounds(replicas: 0, surge: "50%", unavailable: 1, expected: [0, 0]),
    ])
    func `Bounds are resolved so that an update can always move`(_ bounds: Bounds) {
        let spec = DeploymentSpec(
            replicas: bounds.replicas, maxSurge: bounds.surge, maxUnavailable: bounds.unavailable)
        #expect([spec.surge, spec.unavailable] == bounds.expected)
    }

    struct Step: Sendable {
        let why: String
        let new: RevisionedSet?
        let old: [RevisionedSet]
        let newReplicas: Int
        let oldReplicas: [Int]
    }

    @Test(arguments: [
        Step(why: "the first step", new: set("n", 0), old: [set("o", 4)], newReplicas: 1, oldReplicas: [3]),
        Step(
            why: "the new pod is not available yet", new: set("n", 1, available: 0), old: [set("o", 4)],
            newReplicas: 1, oldReplicas: [3]),
        Step(
            why: "none may be missing any more", new: set("n", 2, available: 0), old: [set("o", 3)],
            newReplicas: 2, oldReplicas: [3]),
        Step(
            why: "what is broken goes first", new: set("n", 2, available: 2),
            old: [set("o1", 2, available: 0), set("o2", 1)], newReplicas: 2, oldReplicas: [0, 1]),
        Step(why: "the last one", new: set("n", 4), old: [set("o", 1)], newReplicas: 4, oldReplicas: [0]),
    ])
    func `An update moves as far as the bounds allow`(_ step: Step) {
        let spec = DeploymentSpec(replicas: 4, maxSurge: 1, maxUnavailable: 1)
        let update = RollingUpdate(spec, new: step.new, old: step.old)
        #expect(update.newReplicas(having: step.new?.replicas ?? 0) == step.newReplicas, "\(step.why)")
        let changed = Dictionary(update.oldReplicas().map { ($0.name, $0.replicas) }, uniquingKeysWith: { $1 })
        #expect(step.old.map { changed[$0.name] ?? $0.replicas } == step.oldReplicas, "\(step.why)")
    }

    @Test func `A change in the midst of a rollout is shared in proportion`() {
        let spec = DeploymentSpec(replicas: 15, maxSurge: 3, maxUnavailable: 2)
        let shares = ProportionalScaling(spec: spec, current: 13).shares(of: [
            Self.set("a", 8, maximum: 13), Self.set("b", 5, maximum: 13),
        ])
        #expect(shares.map(\.name) == ["a", "b"])
        #expect(shares.map(\.replicas) == [11, 7])
    }

    @Test func `Scaling to nothing leaves no set with pods`() {
        let spec = DeploymentSpec(replicas: 0, maxSurge: 1, maxUnavailable: 0)
        let shares = ProportionalScaling(spec: spec, current: 6).shares(of: [
            Self.set("a", 4, maximum: 6), Self.set("b", 2, maximum: 6),
        ])
        #expect(shares.map(\.replicas) == [0, 0])
    }
}
