package import KubernetesClient
package import KubernetesModel

/// Puts Midwatch into a cluster, and takes it out again.
package struct Installer: Sendable {
    /// What was done to one object.
    package struct Step: Hashable, Sendable, CustomStringConvertible {
        package enum Outcome: String, Sendable {
            case applied, deleted
            case absent = "not there"
        }

        /// `deployment/midwatch`.
        package var object: String
        package var outcome: Outcome

        package var description: String { "\(object) \(outcome.rawValue)" }
    }

    private let api: KubernetesAPI
    private let clock: any Clock<Duration>

    package init(api: KubernetesAPI, clock: any Clock<Duration> = ContinuousClock()) {
        self.api = api
        self.clock = clock
    }

    /// Applies objects in order, and waits until the definitions among them are served.
    ///
    /// - Parameter report: told of each object.
    /// - Throws: A ``KubernetesError``, or ``InstallError`` where a definition is not served in time.
    package func apply(_ objects: [JSONValue], report: (Step) -> Void) async throws {
        for object in objects {
            let (resource, name, namespace) = try ManifestKind.locate(object)
            // What an uninstallation is still taking away would take with it what is applied now.
            if Self.containers.contains(resource) { try await waitWhileDeleted(resource, name) }
            try await api.patch(
                resource, name: name, namespace: namespace, patch: .apply(object),
                options: WriteOptions(fieldManager: "midwatch-install", force: true))
            report(Step(object: "\(resource.kind.lowercased())/\(name)", outcome: .applied))
            if resource == ManifestKind.definitions { try await waitUntilServed(name) }
        }
    }

    /// Deletes objects in the opposite order of applying them, and waits until they are gone with all that they hold;
    /// what is gone already is passed over.
    package func delete(_ objects: [JSONValue], report: (Step) -> Void) async throws {
        for object in objects.reversed() {
            let (resource, name, namespace) = try ManifestKind.locate(object)
            let label = "\(resource.kind.lowercased())/\(name)"
            do {
                try await api.delete(resource, name: name, namespace: namespace)
                report(Step(object: label, outcome: .deleted))
            } catch let error as KubernetesError where [.notFound, .notServed].contains(error.code) {
                report(Step(object: label, outcome: .absent))
            }
        }
        for object in objects {
            let (resource, name, _) = try ManifestKind.locate(object)
            if Self.containers.contains(resource) { try await waitWhileDeleted(resource, name) }
        }
    }

    /// The kinds whose objects hold others, which go first.
    private static let containers = [ManifestKind.definitions, Namespace.resource]

    private func waitWhileDeleted(_ resource: APIResource, _ name: String) async throws {
        for _ in 0..<120 {
            do {
                let object = try await api.get(resource, name: name)
                guard object[path: "metadata", "deletionTimestamp"] != nil else { return }
            } catch let error as KubernetesError where error.code == .notFound {
                return
            }
            try await clock.sleep(for: .milliseconds(500))
        }
        throw InstallError(
            "\(name) has been asked to go and is still there after 60 s; "
                + "`kubectl get \(resource.plural) \(name) -o yaml` says what holds it")
    }

    private func waitUntilServed(_ definition: String) async throws {
        for _ in 0..<60 {
            let object = try await api.get(ManifestKind.definitions, name: definition)
            let conditions = object[path: "status", "conditions"]?.arrayValue ?? []
            if conditions.contains(where: { $0["type"] == "Established" && $0["status"] == "True" }) { return }
            try await clock.sleep(for: .milliseconds(500))
        }
        throw InstallError(
            "\(definition) is not served after 30 s; look at `kubectl describe crd \(definition)`, then install again")
    }
}
