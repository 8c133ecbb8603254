internal import Foundation
internal import KubernetesModel

/// What can be scaled: a workload by its replicas, as its subresource `scale` shows them.
struct ScaleTarget {
    let key: ObjectKey
    let object: JSONValue

    /// - Parameter reference: With kind and name.
    init(_ reference: JSONValue, in namespace: String, cluster: ClusterAccess) throws(APIError) {
        let (kind, name) = (reference["kind"]?.stringValue ?? "", reference["name"]?.stringValue ?? "")
        guard let resource = Self.resource(kind) else {
            throw APIError(
                404, "NotFound",
                "no matches for kind \"\(kind)\" in group \"\(Self.group(reference["apiVersion"]?.stringValue ?? ""))\""
            )
        }
        key = ObjectKey(resource, namespace: namespace, name: name)
        guard let object = cluster.object(key) else {
            throw .notFound(ResourceName(group: resource.group, plural: "\(resource.plural)/scale"), name)
        }
        self.object = object
    }

    static func resource(_ kind: String) -> ResourceName? {
        switch kind {
        case "Deployment": .deployments
        case "ReplicaSet": .replicaSets
        case "StatefulSet": .statefulSets
        default: nil
        }
    }

    private static func group(_ apiVersion: String) -> Substring {
        apiVersion.contains("/") ? apiVersion.prefix { $0 != "/" } : ""
    }

    var replicas: Int { object["spec"]?["replicas"]?.intValue ?? 1 }

    private var selector: JSONValue { object["spec"]?["selector"] ?? [:] }

    var selectorText: String { SelectorText.text(selector) }

    func selects(_ pod: ControlledPod) -> Bool { LabelMatch.matches(selector, pod.labels) }

    func pods(in cluster: ClusterAccess) -> [ControlledPod] {
        cluster.objects(.pods, in: key.namespace) { LabelMatch.matches(selector, $0.labels) }.map(ControlledPod.init)
    }
}
