import KubernetesModel
import Testing

@testable import Evaluation

struct KinshipTests {
    private static let kinship: Kinship = {
        var kinship = Kinship()
        func note(
            _ kind: String, _ name: String, owner: (String, String)? = nil, namespace: String? = "shop",
            spec: JSONValue = [:]
        ) {
            var object: JSONValue = ["metadata": ["name": .string(name)], "spec": spec]
            if let owner {
                object[path: "metadata", "ownerReferences"] = [
                    ["kind": .string(owner.0), "name": .string(owner.1), "controller": true]
                ]
            }
            kinship.note(Kinship.Member(kind: kind, namespace: namespace, name: name), object)
        }
        note("Deployment", "checkout")
        note("ReplicaSet", "checkout-1", owner: ("Deployment", "checkout"))
        note("Pod", "checkout-1-a", owner: ("ReplicaSet", "checkout-1"), spec: ["nodeName": "node-1"])
        note("Deployment", "cart")
        note("ReplicaSet", "cart-1", owner: ("Deployment", "cart"))
        note(
            "Pod", "cart-1-a", owner: ("ReplicaSet", "cart-1"),
            spec: ["nodeName": "node-1", "volumes": [["persistentVolumeClaim": ["claimName": "carts"]]]])
        note("Job", "report-1", owner: ("CronJob", "report"))
        note("Node", "node-1", namespace: nil)
        return kinship
    }()

    @Test(arguments: [
        ("Deployment", "checkout", "Deployment/checkout", true), ("Pod", "checkout-1-a", "Deployment/checkout", true),
        ("ReplicaSet", "checkout-1", "Deployment/checkout", true), ("Deployment", "checkout", "Pod/checkout-*", true),
        ("Deployment", "cart", "Deployment/checkout", false), ("Pod", "cart-1-a", "Deployment/checkout", false),
        ("Deployment", "cart", "Pod/checkout-*", false), ("Job", "report-1", "CronJob/report", true),
        ("CronJob", "report", "Job/report-1", true), ("Deployment", "cart", "Node/node-1", true),
        ("Node", "node-1", "Node/node-1", true), ("Node", "node-1", "Deployment/cart", false),
        ("Deployment", "cart", "PersistentVolumeClaim/carts", true),
        ("Deployment", "checkout", "PersistentVolumeClaim/carts", false),
        ("Deployment", "never-seen", "Deployment/never-seen", true),
    ])
    func `An object is kin to its owners, and to what it stands on`(
        kind: String, name: String, pattern: String, isKin: Bool
    ) throws {
        let pattern = try #require(ObjectPattern(pattern))
        let namespace = kind == "Node" ? nil : "shop"
        #expect(Self.kinship.isKin(Kinship.Member(kind: kind, namespace: namespace, name: name), to: pattern) == isKin)
    }

    @Test func `Owners in a circle end`() throws {
        var kinship = Kinship()
        for (name, owner) in [("a", "b"), ("b", "a")] {
            kinship.note(
                Kinship.Member(kind: "X", namespace: "shop", name: name),
                [
                    "metadata": [
                        "ownerReferences": [["kind": "X", "name": .string(owner), "controller": true]]
                    ]
                ])
        }
        let pattern = try #require(ObjectPattern("X/c"))
        #expect(!kinship.isKin(Kinship.Member(kind: "X", namespace: "shop", name: "a"), to: pattern))
    }
}
