public import Foundation
import KubernetesClient
public import KubernetesModel

/// A namespace of its own for one test, with an operator's journal and log beside it.
public struct TestNamespace: Sendable {
    public let name: String
    public let cluster: TestCluster
    /// Where the operator's journal and log lie.
    public let folder: URL

    /// Runs a test in a new namespace, which is deleted with its policy at the end.
    @discardableResult
    public static func run<Result>(
        on cluster: TestCluster, _ topic: String, _ body: (TestNamespace) async throws -> Result
    ) async throws -> Result {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let suffix = String(UInt32.random(in: .min ... .max), radix: 36)
        let namespace = TestNamespace(name: "midwatch-test-\(topic)-\(suffix)", cluster: cluster, folder: folder.url)
        try await cluster.api.create(
            Namespace.resource,
            ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(namespace.name)]])
        do {
            let result = try await body(namespace)
            await namespace.remove()
            return result
        } catch {
            await namespace.remove()
            throw error
        }
    }

    private func remove() async {
        // A policy may not have been made; a namespace that stays harms no other test.
        try? await cluster.api.delete(Self.policies, name: name)
        try? await cluster.api.delete(Namespace.resource, name: name)
    }

    /// Creates an object in the namespace.
    public func create(_ resource: APIResource, _ object: JSONValue) async throws {
        var object = object
        object["apiVersion"] = .string(resource.apiVersion)
        object["kind"] = .string(resource.kind)
        try await cluster.api.create(resource, object, namespace: name)
    }

    /// Changes an object as `kubectl set` and `kubectl scale` do.
    public func change(_ resource: APIResource, _ object: String, _ patch: JSONValue) async throws {
        try await cluster.api.patch(resource, name: object, namespace: name, patch: .strategicMerge(patch))
    }
}
