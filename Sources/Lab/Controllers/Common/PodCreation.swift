internal import Foundation
internal import KubernetesModel

/// Makes and deletes pods for a controller, and says so: pkg/controller/controller_utils.go, RealPodControl.
struct PodCreation {
    let cluster: ClusterAccess
    let owner: JSONValue
    /// In whose name events are.
    let source: String

    /// The most pods that a controller makes or deletes at once.
    static let burst = 500

    /// A pod of a template.
    func pod(from template: JSONValue) -> JSONValue {
        var pod: JSONValue = [
            "apiVersion": "v1", "kind": "Pod",
            "metadata": [
                "generateName": .string("\(owner.name)-"), "namespace": .string(owner.namespace),
                "ownerReferences": [owner.asController],
            ],
            "spec": template["spec"] ?? [:],
        ]
        for member in ["labels", "annotations", "finalizers"] {
            pod[metadata: member] = template["metadata"]?[member]
        }
        return pod
    }

    func create(_ pod: JSONValue) throws(APIError) {
        do throws(APIError) {
            let created = try cluster.create(pod, .pods)
            cluster.record(.normal, "SuccessfulCreate", "Created pod: \(created.name)", on: owner, from: source)
        } catch {
            // A namespace that ends takes nothing any more, and nobody is told.
            if !error.isOfEndingNamespace {
                cluster.record(.warning, "FailedCreate", "Error creating: \(error.message)", on: owner, from: source)
            }
            throw error
        }
    }

    /// Makes pods in batches that double in size, and gives up at the first batch with a failure: what is refused once
    /// is likely to be refused again (slowStartBatch).
    func create(_ count: Int, _ make: (Int) -> JSONValue) throws(APIError) {
        var (done, batch) = (0, 1)
        let count = min(count, Self.burst)
        while done < count {
            var failure: APIError?
            for index in done..<min(count, done + batch) {
                do throws(APIError) {
                    try create(make(index))
                } catch {
                    failure = failure ?? error
                }
            }
            if let failure {
                guard !failure.isOfEndingNamespace else { return }
                throw failure
            }
            (done, batch) = (min(count, done + batch), batch * 2)
        }
    }

    func delete(_ pods: some Sequence<ControlledPod>) throws(APIError) {
        var failure: APIError?
        for pod in pods.prefix(Self.burst) {
            do throws(APIError) {
                try cluster.delete(pod.key, uid: pod.uid)
                cluster.record(.normal, "SuccessfulDelete", "Deleted pod: \(pod.name)", on: owner, from: source)
            } catch {
                cluster.record(.warning, "FailedDelete", "Error deleting: \(error.message)", on: owner, from: source)
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }
}

extension APIError {
    var isOfEndingNamespace: Bool {
        details?["causes"]?.arrayValue?.contains { $0["reason"] == "NamespaceTerminating" } ?? false
    }
}
