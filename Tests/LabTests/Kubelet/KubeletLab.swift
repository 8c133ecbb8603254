import Foundation
import KubernetesModel
import Logging

@testable import Lab

/// A cluster with kubelets and nothing else: pods are bound to its nodes by whoever makes them.
struct KubeletLab {
    static let start = Date(timeIntervalSince1970: 1_780_000_000)
    static let slices = ResourceName(group: "discovery.k8s.io", plural: "endpointslices")
    static let events = ResourceName(group: "", plural: "events")

    let registry: ProgramRegistry
    let fleet: NodeFleet
    let measurements = PodMeasurements()
    let cluster: LabCluster
    let access: ClusterAccess

    init(_ programs: [String: Program] = [:], nodes: [NodePlan] = NodePlan.standard) throws {
        registry = ProgramRegistry(programs)
        fleet = NodeFleet(nodes)
        let logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
        cluster = LabCluster(
            startingAt: Self.start, seed: 1,
            parts: [Kubelets(registry: registry, measurements: measurements, fleet: fleet)], logger: logger)
        access = ClusterAccess(server: cluster.server, component: "tests", recorder: EventRecorder(), logger: logger)
        for node in nodes {
            try access.create(
                ["apiVersion": "v1", "kind": "Node", "metadata": ["name": .string(node.name)]],
                ResourceName(group: "", plural: "nodes"))
        }
    }

    /// A pod of one container `web`, on the first node.
    static func pod(
        _ name: String = "web", image: String = "shop/web:1", _ container: JSONValue = [:], spec: JSONValue = [:]
    ) -> JSONValue {
        var main: JSONValue = ["name": "web", "image": .string(image)]
        for (member, value) in container.objectValue ?? [:] { main[member] = value }
        var pod: JSONValue = [
            "apiVersion": "v1", "kind": "Pod",
            "metadata": ["name": .string(name), "namespace": "default", "labels": ["app": .string(name)]],
            "spec": ["nodeName": "node-1", "containers": [main]],
        ]
        for (member, value) in spec.objectValue ?? [:] { pod[path: "spec", member] = value }
        return pod
    }

    @discardableResult
    func create(_ object: JSONValue, _ resource: ResourceName = .pods) throws -> JSONValue {
        try access.create(object, resource)
    }

    func key(_ name: String) -> ObjectKey { ObjectKey(.pods, namespace: "default", name: name) }

    func advance(_ seconds: Double) { cluster.advance(to: cluster.clock.now.addingTimeInterval(seconds)) }

    func pod(_ name: String = "web") -> JSONValue? { access.object(key(name)) }

    func status(_ name: String = "web") -> JSONValue { pod(name)?["status"] ?? [:] }

    func container(_ number: Int = 0, of name: String = "web") -> JSONValue {
        status(name)["containerStatuses"]?[number] ?? [:]
    }

    func condition(_ type: String, of name: String = "web") -> JSONValue? {
        status(name)["conditions"]?.arrayValue?.first { $0["type"]?.stringValue == type }
    }

    /// The reason for which a container waits.
    func waiting(_ name: String = "web") -> String? { container(of: name)["state"]?["waiting"]?["reason"]?.stringValue }

    /// The events of an object by their first time, as `Warning BackOff x3: message`.
    func events(of name: String = "web") -> [String] {
        events.filter { $0["involvedObject"]?["name"]?.stringValue == name }.map { event in
            let count = event["count"]?.intValue ?? 1
            return "\(event["type"]?.stringValue ?? "") \(event["reason"]?.stringValue ?? "")"
                + "\(count > 1 ? " x\(count)" : ""): \(event["message"]?.stringValue ?? "")"
        }
    }

    func reasons(of name: String = "web") -> [String] {
        events.filter { $0["involvedObject"]?["name"]?.stringValue == name }
            .compactMap { $0["reason"]?.stringValue }
    }

    private var events: [JSONValue] {
        access.objects(Self.events).sorted {
            // Names end in the nanoseconds and a number.
            let (left, right) = ($0.name.split(separator: ".").last ?? "", $1.name.split(separator: ".").last ?? "")
            return left < right
        }
    }

    func log(_ name: String = "web", container: String = "web", previous: Bool = false) -> [String] {
        let key = LogSource.Container(uid: pod(name)?.uid ?? "", name: container)
        return (cluster.server.logs.run(key, previous: previous)?.lines ?? []).map(\.text)
    }
}

extension Program {
    /// A program that is as usual but for some changes.
    static func with(_ change: (inout Program) -> Void) -> Program {
        var program = Program()
        change(&program)
        return program
    }
}
