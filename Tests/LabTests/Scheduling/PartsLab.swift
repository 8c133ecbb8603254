import Foundation
import KubernetesModel
import Logging

@testable import Lab

/// A cluster with nodes, a scheduler and volumes, in which nothing runs.
struct PartsLab {
    let cluster: LabCluster
    let fleet: NodeFleet
    let access: ClusterAccess

    init(
        nodes: [NodePlan] = NodePlan.standard, hasDefaultClass: Bool = true, others: [any ClusterPart] = []
    ) throws {
        fleet = NodeFleet(nodes)
        cluster = LabCluster(
            startingAt: Date(timeIntervalSince1970: 1_780_000_000), seed: 1,
            parts: NodeParts.all(fleet: fleet) + SchedulerParts.all()
                + VolumeParts.all(hasDefaultClass: hasDefaultClass) + others,
            logger: Logger(label: "tests"))
        access = ClusterAccess(
            server: cluster.server, component: "tests", recorder: EventRecorder(), logger: Logger(label: "tests"))
        cluster.settle()
        try access.create(
            ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "shop"]],
            ResourceName(group: "", plural: "namespaces"))
        cluster.settle()
    }

    func advance(seconds: Double) { cluster.advance(to: cluster.clock.now.addingTimeInterval(seconds)) }

    @discardableResult
    func create(_ object: JSONValue, _ resource: ResourceName) throws -> JSONValue {
        let created = try access.create(object, resource)
        cluster.settle()
        return created
    }

    func change(_ key: ObjectKey, _ body: (inout JSONValue) -> Void) throws {
        try access.update(key, nil, body)
        cluster.settle()
    }

    func delete(_ key: ObjectKey, gracePeriod: Int? = nil) throws {
        try access.delete(key, gracePeriod: gracePeriod)
        cluster.settle()
    }

    func apply(_ event: Scenario.NodeEvent, to node: String) {
        fleet.apply(event, to: node)
        cluster.settle()
    }

    // MARK: Pods

    @discardableResult
    func createPod(_ name: String, _ body: (inout JSONValue) -> Void = { _ in }) throws -> JSONValue {
        var pod: JSONValue = [
            "apiVersion": "v1", "kind": "Pod",
            "metadata": ["name": .string(name), "namespace": "shop", "labels": ["app": .string(name)]],
            "spec": ["containers": [["name": "main", "image": "web:1"]]],
        ]
        body(&pod)
        return try create(pod, .pods)
    }

    func pod(_ name: String) -> JSONValue? { access.object(ObjectKey(.pods, namespace: "shop", name: name)) }

    func node(of pod: String) -> String? { self.pod(pod)?["spec"]?["nodeName"]?.stringValue }

    func scheduled(_ pod: String) -> JSONValue? { Conditions.condition("PodScheduled", in: self.pod(pod)?["status"]) }

    // MARK: Others

    func node(_ name: String) -> JSONValue? { access.object(ObjectKey(.nodes, name: name)) }

    func claim(_ name: String) -> JSONValue? {
        access.object(ObjectKey(.persistentVolumeClaims, namespace: "shop", name: name))
    }

    @discardableResult
    func createClaim(
        _ name: String, className: String? = nil, size: String = "1Gi", mode: String = "ReadWriteOnce",
        volume: String? = nil
    ) throws -> JSONValue {
        var claim: JSONValue = [
            "apiVersion": "v1", "kind": "PersistentVolumeClaim",
            "metadata": ["name": .string(name), "namespace": "shop"],
            "spec": ["accessModes": [.string(mode)], "resources": ["requests": ["storage": .string(size)]]],
        ]
        claim[path: "spec", "storageClassName"] = className.map(JSONValue.string)
        claim[path: "spec", "volumeName"] = volume.map(JSONValue.string)
        return try create(claim, .persistentVolumeClaims)
    }

    /// What was said of an object: `Normal Scheduled Successfully ...`, in the order in which it was first said.
    func events(of name: String) -> [String] {
        access.objects(ResourceName(group: "", plural: "events"))
            .filter { $0["involvedObject"]?["name"]?.stringValue == name }
            .sorted {
                ($0[metadata: "creationTimestamp"]?.stringValue ?? "", $0.name) < (
                    $1[metadata: "creationTimestamp"]?.stringValue ?? "", $1.name
                )
            }
            .map { event in
                ["type", "reason", "message"].map { event[$0]?.stringValue ?? "" }.joined(separator: " ")
            }
    }
}

extension JSONValue {
    /// Requests of the first container.
    mutating func request(cpu: String? = nil, memory: String? = nil) {
        var container = self["spec"]?["containers"]?[0] ?? [:]
        container[path: "resources", "requests", "cpu"] = cpu.map(JSONValue.string)
        container[path: "resources", "requests", "memory"] = memory.map(JSONValue.string)
        self[path: "spec", "containers"] = [container]
    }

    /// Mounts a claim.
    mutating func mount(claim: String) {
        self[path: "spec", "volumes"] = [["name": "data", "persistentVolumeClaim": ["claimName": .string(claim)]]]
    }
}
