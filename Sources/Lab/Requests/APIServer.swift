package import Foundation
internal import KubernetesModel
internal import Synchronization

/// The Lab's API server: what a Kubernetes API server does, on a store in memory.
///
/// Requests over HTTP and the Lab's own controllers come in by the same verbs; time is what the clock says that it was
/// given.
package final class APIServer: Sendable {
    /// How a server is set up.
    package struct Configuration: Sendable {
        /// The time that objects are stamped with.
        package var now: @Sendable () -> Date
        /// How many changes of each kind are kept for watches.
        package var historyLimit = 8192
        /// Where uids and generated names come from.
        package var seed: UInt64

        package init(now: @escaping @Sendable () -> Date, seed: UInt64) {
            self.now = now
            self.seed = seed
        }
    }

    package let store: Store
    package let kinds = KindRegistry()
    /// The lines that containers wrote.
    package let logs = LogSource()
    /// What the cluster's own parts have read.
    let parsed = ParsedObjects()
    let now: @Sendable () -> Date
    private let random: Mutex<NameGenerator>
    let reactions = ReactionQueue()
    private let expiry = EventExpiry()

    package init(_ configuration: Configuration) {
        store = Store(historyLimit: configuration.historyLimit)
        now = configuration.now
        random = Mutex(NameGenerator(seed: configuration.seed))
        Bootstrap.fill(self)
    }

    /// The time as objects write it.
    var timestamp: String { Timestamp(now()).text }

    func makeUID() -> String { random.withLock { $0.uid() } }

    func random(below bound: Int) -> Int { random.withLock { $0.number(below: bound) } }

    func makeSuffix() -> String { random.withLock { $0.suffix() } }

    /// Carries out what follows from the writes so far, and what follows from that: garbage collection, the end of
    /// namespaces, custom kinds.
    func settle() {
        reactions.drain { resource, change in
            guard let kind = self.kinds.kind(resource) else { return }
            if kind.name == CustomResources.definitions { CustomResources(server: self).react(to: change) }
            if kind.isCustom, change.new == nil { CustomResources(server: self).reconsider(kind.name) }
            self.expiry.react(to: change, on: self, kind)
            if kind.group.isEmpty, kind.plural == "pods", change.new == nil, let old = change.old {
                self.logs.remove(pod: old.content.uid)
            }
            StorageProtection(server: self).react(to: change, kind)
            NamespaceLifecycle(server: self).react(to: change, kind)
            GarbageCollector(server: self).react(to: change, kind)
        }
    }

    /// Writes an object, or takes it out, and remembers what is to follow.
    @discardableResult
    func commit(
        _ kind: ResourceKind, key: String, expecting expected: Int, _ content: ObjectContent?
    ) throws(Store.Outdated) -> Change {
        let change = try store.commit(kind.storage, key: key, expecting: expected, content)
        reactions.add(kind.storage, change)
        return change
    }

    /// Answers a request.
    func answer(_ request: APIRequest) -> Reply {
        let reply: Reply
        do throws(APIError) {
            reply = try route(request)
        } catch {
            reply = .failure(error)
        }
        guard case .bytes(let bytes) = reply.content, reply.contentType.hasPrefix("application/json"),
            (try? Representation(accept: request.accept))?.isYAML ?? false, let value = try? JSONValue(bytes: bytes)
        else { return reply }
        return Reply(
            status: reply.status, contentType: "application/yaml", warnings: reply.warnings,
            content: .bytes(Array(value.yaml.utf8)))
    }

    private func route(_ request: APIRequest) throws(APIError) -> Reply {
        switch Route(request.path, kinds: kinds) {
        case .resource(let path): return try answer(request, path)
        case .nowhere: return .nowhere
        case .unknownResource: throw .unknownResource
        case let route: return try Discovery(kinds: kinds).answer(request, route)
        }
    }
}
