internal import Foundation
internal import KubernetesModel

/// The pods and the claims of a StatefulSet: pkg/controller/statefulset/stateful_set_utils.go and
/// stateful_pod_control.go.
struct StatefulSetPods {
    let cluster: ClusterAccess
    let set: JSONValue

    static let source = "statefulset-controller"
    static let revisionLabel = "controller-revision-hash"

    private var templates: [JSONValue] { self.set["spec"]?["volumeClaimTemplates"]?.arrayValue ?? [] }

    private func claimName(_ template: JSONValue, _ ordinal: Int) -> String {
        "\(template.name)-\(set.name)-\(ordinal)"
    }

    /// Creates a pod with its claims.
    ///
    /// - Parameter template: That of the revision that the pod is to have.
    func create(_ ordinal: Int, _ template: JSONValue, revision: String) throws(APIError) {
        let pod = pod(ordinal, template, revision: revision)
        do throws(APIError) {
            try createClaims(ordinal)
            try cluster.create(pod, .pods)
        } catch  where error.reason == "AlreadyExists" {
            throw error
        } catch {
            if !error.isOfEndingNamespace {
                cluster.record(
                    .warning, "FailedCreate",
                    "create Pod \(pod.name) in StatefulSet \(set.name) failed error: \(error.message)", on: set,
                    from: Self.source)
            }
            throw error
        }
        cluster.record(
            .normal, "SuccessfulCreate", "create Pod \(pod.name) in StatefulSet \(set.name) successful", on: set,
            from: Self.source)
    }

    func delete(_ pod: ControlledPod) throws(APIError) {
        do throws(APIError) {
            try cluster.delete(pod.key, uid: pod.uid)
        } catch {
            cluster.record(
                .warning, "FailedDelete",
                "delete Pod \(pod.name) in StatefulSet \(set.name) failed error: \(error.message)", on: set,
                from: Self.source)
            throw error
        }
        cluster.record(
            .normal, "SuccessfulDelete", "delete Pod \(pod.name) in StatefulSet \(set.name) successful", on: set,
            from: Self.source)
    }

    /// Makes the claims of a pod that are not there.
    func createClaims(_ ordinal: Int) throws(APIError) {
        for template in templates {
            let name = claimName(template, ordinal)
            guard cluster.object(ObjectKey(.persistentVolumeClaims, namespace: set.namespace, name: name)) == nil
            else { continue }
            let words = "Claim \(name) Pod \(set.name)-\(ordinal) in StatefulSet \(set.name)"
            do throws(APIError) {
                try cluster.create(claim(template, name), .persistentVolumeClaims)
            } catch {
                let reason = "create \(words) failed error: \(error.message)"
                cluster.record(.warning, "FailedCreate", reason, on: set, from: Self.source)
                throw error
            }
            cluster.record(.normal, "SuccessfulCreate", "create \(words) success", on: set, from: Self.source)
        }
    }

    private func claim(_ template: JSONValue, _ name: String) -> JSONValue {
        let selected = set["spec"]?["selector"]?["matchLabels"]?.objectValue ?? [:]
        var metadata: JSONValue = ["name": .string(name), "namespace": .string(set.namespace)]
        let labels = selected.merging(template[metadata: "labels"]?.objectValue ?? [:]) { selected, _ in selected }
        if !labels.isEmpty { metadata["labels"] = .object(labels) }
        metadata["annotations"] = template[metadata: "annotations"]
        return [
            "apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": metadata, "spec": template["spec"] ?? [:],
        ]
    }

    private func pod(_ ordinal: Int, _ template: JSONValue, revision: String) -> JSONValue {
        let name = "\(set.name)-\(ordinal)"
        var pod = PodCreation(cluster: cluster, owner: set, source: Self.source).pod(from: template)
        pod[metadata: "generateName"] = .string("\(set.name)-")
        pod[metadata: "name"] = .string(name)
        pod[path: "metadata", "labels", "statefulset.kubernetes.io/pod-name"] = .string(name)
        pod[path: "metadata", "labels", "apps.kubernetes.io/pod-index"] = .string(String(ordinal))
        pod[path: "metadata", "labels", Self.revisionLabel] = .string(revision)
        pod[path: "spec", "hostname"] = .string(name)
        if let service = set["spec"]?["serviceName"]?.stringValue, !service.isEmpty {
            pod[path: "spec", "subdomain"] = .string(service)
        }
        let claimed = templates.map { template -> JSONValue in
            [
                "name": .string(template.name),
                "persistentVolumeClaim": ["claimName": .string(claimName(template, ordinal))],
            ]
        }
        // A claim takes the place of a volume of its name.
        let others = (pod["spec"]?["volumes"]?.arrayValue ?? []).filter { volume in
            !claimed.contains { $0["name"] == volume["name"] }
        }
        if !claimed.isEmpty || !others.isEmpty { pod[path: "spec", "volumes"] = .array(claimed + others) }
        return pod
    }
}
