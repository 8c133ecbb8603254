import Foundation
import KubernetesModel
import Logging
import Testing

@testable import Lab

/// A cluster of workload controllers, whose pods a ``SimpleKubelet`` runs.
struct WorkloadLab: Sendable {
    let cluster: LabCluster
    let access: ClusterAccess
    let measurements = PodMeasurements()

    static let start = Date(timeIntervalSince1970: 1_780_272_000)

    init(nodes: [String] = ["node-1", "node-2"]) {
        let logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
        var kubelet = SimpleKubelet()
        kubelet.nodes = nodes
        cluster = LabCluster(
            startingAt: Self.start, seed: 1,
            parts: WorkloadControllers.all(measurements: measurements) + [kubelet], logger: logger)
        access = ClusterAccess(
            server: cluster.server, component: "tests", recorder: EventRecorder(), logger: logger)
    }

    var now: Date { cluster.clock.now }

    func advance(_ seconds: Double) { cluster.advance(to: now.addingTimeInterval(seconds)) }

    func create(_ object: JSONValue, _ resource: ResourceName) throws {
        var object = object
        if object[metadata: "namespace"] == nil { object[metadata: "namespace"] = "default" }
        try access.create(object, resource)
        cluster.settle()
    }

    func object(_ resource: ResourceName, _ name: String) -> JSONValue {
        access.object(ObjectKey(resource, namespace: "default", name: name)) ?? .null
    }

    func change(_ resource: ResourceName, _ name: String, _ body: (inout JSONValue) -> Void) throws {
        try access.update(ObjectKey(resource, namespace: "default", name: name), nil, body)
        cluster.settle()
    }

    func delete(
        _ resource: ResourceName, _ name: String, _ propagation: DeleteOptions.Propagation = .background
    ) throws {
        var options = DeleteOptions()
        options.propagation = propagation
        let kind = try #require(cluster.server.kinds.kind(resource))
        let path = ResourcePath(
            kind: kind, version: kind.version, namespace: "default", name: name, subresource: nil, isWatch: false)
        _ = try cluster.server.delete(path, options)
        cluster.server.settle()
        cluster.settle()
    }

    func objects(_ resource: ResourceName) -> [JSONValue] { access.objects(resource, in: "default") }

    func status(_ resource: ResourceName, _ name: String) -> JSONValue { object(resource, name)["status"] ?? .null }

    /// The events of a kind, in their order, as `REASON: message`.
    func events(_ kind: String) -> [String] {
        access.objects(.events, in: "default")
            .filter { $0["involvedObject"]?["kind"]?.stringValue == kind }
            .sorted {
                ($0[metadata: "resourceVersion"]?.stringValue.flatMap { Int($0) } ?? 0)
                    < ($1[metadata: "resourceVersion"]?.stringValue.flatMap { Int($0) } ?? 0)
            }
            .map { "\($0["reason"]?.stringValue ?? ""): \($0["message"]?.stringValue ?? "")" }
    }

    /// `type=status reason`, in the order of the types.
    func conditions(_ resource: ResourceName, _ name: String) -> [String] {
        (status(resource, name)["conditions"]?.arrayValue ?? []).map {
            "\($0["type"]?.stringValue ?? "")=\($0["status"]?.stringValue ?? "") \($0["reason"]?.stringValue ?? "")"
        }.sorted()
    }
}
