import Foundation
import KubernetesModel
import Logging
import Synchronization

/// Asks the cluster what it serves, and remembers it for a while.
///
/// Callers that ask at once may each send the same request: it is cheap, and changes nothing.
final class Discovery: Sendable {
    /// How long an answer holds.
    static let lifetime: Duration = .seconds(600)
    /// How long it holds that something is not served: a definition may be installed at any time.
    static let absenceLifetime: Duration = .seconds(10)

    private struct State {
        var catalog = APICatalog()
        var readAt: ContinuousClock.Instant?
    }

    private let transport: Transport
    private let logger: Logger
    private let state = Mutex(State())

    init(transport: Transport, logger: Logger) {
        self.transport = transport
        self.logger = logger
    }

    /// The first of a resource's versions that the cluster serves.
    func servedVersion(of resource: APIResource) async throws -> String? {
        try await find { catalog in
            for version in resource.versions {
                let groupVersion = APICatalog.GroupVersion(group: resource.group, version: version)
                guard catalog.serves(groupVersion) else { continue }
                if try await self.resources(of: groupVersion, in: catalog)[resource.plural] != nil { return version }
            }
            return nil
        }
    }

    /// The version of a subresource's kind in the core group: `v1` or `v1beta1` for `pods/eviction`.
    func coreSubresourceVersion(_ name: String) async throws -> String? {
        try await find { catalog in
            try await self.resources(of: APICatalog.GroupVersion(group: "", version: "v1"), in: catalog)[name]
        }
    }

    /// The resource, pinned to the version to use.
    ///
    /// - Throws: A ``KubernetesError`` with the code `notServed` where there is none.
    func resolve(_ resource: APIResource) async throws -> APIResource {
        // With a single version there is no choice, and the request itself tells whether it is served.
        guard resource.versions.count > 1 else { return resource }
        guard let version = try await servedVersion(of: resource) else {
            throw KubernetesError(
                .notServed,
                "the cluster does not serve \(resource.qualifiedName) in \(resource.versions.joined(separator: " or "))"
            )
        }
        return resource.served(as: version)
    }

    /// Forgets everything, as after an answer that does not fit what was known.
    func invalidate() { state.withLock { $0 = State() } }

    /// Looks something up; where it is not found in what is known for longer than an absence holds, asks anew.
    private func find(_ look: (APICatalog) async throws -> String?) async throws -> String? {
        let (known, age) = state.withLock { ($0.catalog, $0.readAt.map { .now - $0 } ?? Self.lifetime) }
        if age < Self.lifetime {
            if let found = try await look(known) { return found }
            if age < Self.absenceLifetime { return nil }
        }
        return try await look(try await read())
    }

    private func read() async throws -> APICatalog {
        async let core = catalog("/api", isCore: true)
        async let groups = catalog("/apis", isCore: false)
        var catalog = try await core
        catalog.merge(try await groups)
        state.withLock { $0 = State(catalog: catalog, readAt: .now) }
        return catalog
    }

    private func catalog(_ path: String, isCore: Bool) async throws -> APICatalog {
        let answer = try await transport.answer(APIRequest(document: path, accept: DiscoveryDocuments.accept))
        do {
            return try DiscoveryDocuments.catalog(answer.body, contentType: answer.contentType, isCore: isCore)
        } catch {
            throw KubernetesError(.decoding, "cannot read \(path): \(error)", cause: error)
        }
    }

    /// The resources of one version. Where the server behind an aggregated API is down, there are none for now.
    private func resources(
        of version: APICatalog.GroupVersion, in catalog: APICatalog
    ) async throws -> APICatalog.Resources {
        if let known = catalog.resources(of: version) ?? state.withLock({ $0.catalog.resources(of: version) }) {
            return known
        }
        do {
            let answer = try await transport.answer(APIRequest(document: version.path))
            let found = try DiscoveryDocuments.resources(answer.body, version: version)
            state.withLock { $0.catalog.set(found, of: version) }
            return found
        } catch let error as KubernetesError where [.serverError, .notServed, .notFound].contains(error.code) {
            logger.debug("an API does not say what it serves", metadata: ["api": "\(version)", "error": "\(error)"])
            return [:]
        } catch let error as DecodingError {
            throw KubernetesError(.decoding, "cannot read \(version.path): \(error)", cause: error)
        }
    }
}
