import Foundation
import KubernetesModel

/// An object as the API server sends it, from its projection and what a projection leaves out.
func live(_ object: some KubernetesObject, _ change: (inout JSONValue) -> Void = { _ in }) throws -> JSONValue {
    try liveObject(object, change)
}

private func liveObject(_ object: some KubernetesObject, _ change: (inout JSONValue) -> Void) throws -> JSONValue {
    var value = try KubernetesJSON.value(of: object)
    value["kind"] = .string(type(of: object).resource.kind)
    value["apiVersion"] = .string(type(of: object).resource.apiVersion)
    change(&value)
    return value
}

/// A replica set as the API server sends it: with the labels of its pods, by which its owner finds it.
func live(_ set: ReplicaSet, _ change: (inout JSONValue) -> Void = { _ in }) throws -> JSONValue {
    var set = set
    set.metadata.labels = set.spec.template.metadata.labels
    return try liveObject(set, change)
}

extension JSONValue {
    /// Changes the first container of the pod template.
    mutating func changeContainer(_ change: (inout JSONValue) -> Void) {
        var containers = self[path: "spec", "template", "spec", "containers"]?.arrayValue ?? []
        guard !containers.isEmpty else { return }
        change(&containers[0])
        self[path: "spec", "template", "spec", "containers"] = .array(containers)
    }
}
