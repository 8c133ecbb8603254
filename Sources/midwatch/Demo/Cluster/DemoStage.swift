import Foundation
import Incidents
import KubernetesClient
import KubernetesModel
import Operator

/// The namespace in which the demo plays.
struct DemoStage {
    static let namespace = "midwatch-demo"
    static let workloads: Set = ["storefront", "cart", "payments"]

    let api: KubernetesAPI
    let image: String
    let report: (String) -> Void

    /// Applies the definitions and the namespace of the operator, where the cluster has no definitions.
    ///
    /// - Returns: whether they were applied, and so are to be removed.
    func installDefinitions() async throws -> Bool {
        guard try await api.servedVersion(of: Incident.resource) == nil else { return false }
        try await Installer(api: api).apply(try groundwork()) { report("\($0)") }
        // They are there at once, and served a little later.
        try await wait(atMost: .seconds(30), for: "the custom resources to be served") {
            try await api.servedVersion(of: AutonomyPolicy.resource) != nil
        }
        return true
    }

    /// Makes the namespace with its policy, and two workloads that are well.
    func setUp() async throws {
        try await removeNamespace()
        report("Making namespace \(Self.namespace) with a policy that lets Midwatch act in it")
        try await api.create(Namespace.resource, DemoObjects.namespace)
        try await api.patch(
            AutonomyPolicy.resource, name: Self.namespace, patch: .apply(DemoObjects.policy),
            options: WriteOptions(fieldManager: "midwatch-demo", force: true))
        report("Deploying storefront, with two replicas that are well")
        try await create(DemoObjects.storefront(image: image))
        try await wait(atMost: .seconds(90), for: "storefront to be available; can the nodes pull \(image)?") {
            let deployment = try await api.get(Deployment.self, name: "storefront", namespace: Self.namespace)
            return deployment.status.availableReplicas == 2
        }
    }

    /// Breaks what there is, each workload in its own way.
    func breakWorkloads() async throws {
        report("Breaking storefront: its new revision has an image that does not exist")
        try await api.patch(
            Deployment.resource, name: "storefront", namespace: Self.namespace,
            patch: .strategicMerge(DemoObjects.changedImage("registry.invalid/storefront:v2")))
        report("Deploying cart: its memory limit is too small")
        try await create(DemoObjects.cart(image: image))
        report("Deploying payments: it asks for a key that its ConfigMap does not have")
        try await api.create(
            ConfigMap.resource, DemoObjects.paymentsConfig, namespace: Self.namespace)
        try await create(DemoObjects.payments(image: image))
    }

    /// Removes everything that was made.
    func tearDown(definitions hasDefinitions: Bool) async throws {
        report("\nRemoving namespace \(Self.namespace) and its policy; the cluster may take a minute")
        try await ignoringAbsence { try await api.delete(AutonomyPolicy.resource, name: Self.namespace) }
        try await removeNamespace()
        if hasDefinitions { try await Installer(api: api).delete(try groundwork()) { report("\($0)") } }
    }

    private func groundwork() throws -> [JSONValue] {
        try InstallManifests.render(InstallManifests.Options(image: "")).filter(InstallManifests.isGroundwork)
    }

    private func create(_ deployment: JSONValue) async throws {
        try await api.create(Deployment.resource, deployment, namespace: Self.namespace)
    }

    private func removeNamespace() async throws {
        try await ignoringAbsence {
            let found = try await api.get(Namespace.resource, name: Self.namespace)
            guard found[path: "metadata", "labels", DemoObjects.label] != nil else {
                throw CommandError("there is a namespace \(Self.namespace) that the demo did not make; remove it first")
            }
            try await api.delete(Namespace.resource, name: Self.namespace)
        }
        try await wait(atMost: .seconds(120), for: "namespace \(Self.namespace) to be gone") {
            do {
                _ = try await api.get(Namespace.resource, name: Self.namespace)
                return false
            } catch let error as KubernetesError where error.code == .notFound {
                return true
            }
        }
    }

    private func ignoringAbsence(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as KubernetesError where [.notFound, .notServed].contains(error.code) {
            return
        }
    }

    private func wait(atMost limit: Duration, for what: String, until holds: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + limit
        while try await !holds() {
            guard ContinuousClock.now < deadline else { throw CommandError("waited \(limit) in vain for \(what)") }
            try await Task.sleep(for: .milliseconds(500))
        }
    }
}
