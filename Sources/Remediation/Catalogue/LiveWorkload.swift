import Foundation
import Incidents
import KubernetesModel

/// A live workload that runs pods for as long as it is there, with its revisions and pods.
struct LiveWorkload {
    static let kinds: Set<String> = ["Deployment", "StatefulSet", "DaemonSet"]

    let value: JSONValue
    let kind: String
    let revisions: [Revision]
    /// The pods that are not being deleted.
    let pods: [Pod]
    let now: Date

    /// - Throws: ``RemediationError`` where an object is not what the API promises.
    init(_ value: JSONValue, kind: String, related: RelatedObjects, now: Date) throws(RemediationError) {
        self.value = value
        self.kind = kind
        self.now = now
        let uid = value[path: "metadata", "uid"]?.stringValue ?? ""
        revisions = related.revisions.compactMap { Revision($0, owner: uid, template: value.template) }
            .sorted { $0.number < $1.number }
        let owners = kind == "Deployment" ? Set(revisions.map(\.uid)) : [uid]
        var pods: [Pod] = []
        for value in related.pods {
            guard let owner = value.controller?["uid"]?.stringValue, owners.contains(owner) else { continue }
            do {
                pods.append(try KubernetesJSON.decode(Pod.self, from: value))
            } catch {
                throw RemediationError(.unreadable, "pod \(value.name) cannot be read: \(error)")
            }
        }
        self.pods = pods.filter { $0.metadata.deletionTimestamp == nil }
    }

    /// The workload that an action changes.
    init(_ target: Target) throws(RemediationError) {
        guard Self.kinds.contains(target.reference.kind) else {
            throw RemediationError(
                .unsupportedTarget,
                "\(target.reference.shortName) is none of \(Self.kinds.sorted().joined(separator: ", "))")
        }
        try self.init(target.live, kind: target.reference.kind, related: target.related, now: target.now)
    }

    var name: String { "\(kind.lowercased())/\(value.name)" }

    /// How many pods are asked for.
    var desired: Int {
        kind == "DaemonSet"
            ? value[path: "status", "desiredNumberScheduled"]?.intValue ?? 0
            : value[path: "spec", "replicas"]?.intValue ?? 1
    }

    /// The revision whose template the workload has now; nil until its controller has seen the template.
    var current: Revision? { revisions.last { $0.isCurrent } }
}

extension JSONValue {
    var name: String { self[path: "metadata", "name"]?.stringValue ?? "" }
    var template: JSONValue { self[path: "spec", "template"] ?? .object([:]) }
    var controller: JSONValue? {
        self[path: "metadata", "ownerReferences"]?.arrayValue?.first { $0["controller"]?.boolValue == true }
    }
}
