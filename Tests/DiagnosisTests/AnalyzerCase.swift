import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit

/// One case of another project's analyzers: all objects of a cluster, and those at fault.
struct AnalyzerCase: Decodable, Sendable {
    struct Result: Decodable, Sendable {
        let kind: String
        let name: String
    }

    let id: String
    let analyzer: String
    let namespace: String
    let labelSelector: String
    let objects: [JSONValue]
    let expected: [Result]

    private enum CodingKeys: String, CodingKey {
        case id, analyzer, namespace, objects
        case labelSelector = "label_selector"
        case expected = "expect_results"
    }

    /// Whether the shared data is there.
    static var areThere: Bool { FileManager.default.fileExists(atPath: file.path) }

    /// All cases.
    static func load() throws -> [AnalyzerCase] {
        try String(decoding: Data(contentsOf: file), as: UTF8.self).split(separator: "\n").map {
            try KubernetesJSON.makeDecoder().decode(AnalyzerCase.self, from: Data($0.utf8))
        }
    }

    /// In the folder `shared` beside the repository, or in the one that `MIDWATCH_SHARED` names.
    private static var file: URL {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = ProcessInfo.processInfo.environment["MIDWATCH_SHARED"].map { URL(filePath: $0) }
        return (folder ?? repository.deletingLastPathComponent().appending(path: "shared"))
            .appending(path: "data/analyzer-cases.jsonl")
    }

    /// The cluster, with what the API server would have added: a uid for each object, and in each event the uid of what
    /// it is about. Objects of kinds that a snapshot does not hold are left out.
    func snapshot() throws -> ClusterSnapshot {
        var snapshot = ClusterSnapshot()
        for object in objects {
            guard let kind = object["kind"]?.stringValue else { continue }
            var object = object
            object[path: "metadata", "uid"] = .string(Self.uid(kind, object["metadata"]))
            if kind == "Event" {
                let about = object["involvedObject"]
                object[path: "involvedObject", "uid"] = .string(
                    Self.uid(about?["kind"]?.stringValue ?? "", about))
            }
            if let read = try Self.read(kind, object) { snapshot.add(read) }
        }
        return snapshot
    }

    private static func uid(_ kind: String, _ metadata: JSONValue?) -> String {
        "\(kind)/\(metadata?["namespace"]?.stringValue ?? "")/\(metadata?["name"]?.stringValue ?? "")"
    }

    private static func read(_ kind: String, _ object: JSONValue) throws -> (any KubernetesObject)? {
        let types: [any KubernetesObject.Type] = [
            Pod.self, Event.self, Deployment.self, ReplicaSet.self, StatefulSet.self, DaemonSet.self, Job.self,
            Node.self, Service.self, Endpoints.self, PersistentVolumeClaim.self, StorageClass.self,
            HorizontalPodAutoscaler.self,
        ]
        return try types.first { $0.resource.kind == kind }.map { try KubernetesJSON.decode($0, from: object) }
    }

    /// Whether an object is within the namespace and labels that the case looks at.
    func isInScope(_ reference: ObjectReference) -> Bool {
        guard reference.namespace == nil || namespace.isEmpty || reference.namespace == namespace else { return false }
        guard !labelSelector.isEmpty else { return true }
        let labels = objects.first {
            $0["kind"]?.stringValue == reference.kind && $0[path: "metadata", "name"]?.stringValue == reference.name
        }?[path: "metadata", "labels"]
        return labelSelector.split(separator: ",").allSatisfy { term in
            let pair = term.split(separator: "=", maxSplits: 1).map(String.init)
            return pair.count == 2 && labels?[pair[0]]?.stringValue == pair[1]
        }
    }
}
