/// Who asks whom: a service's failures and its time become those of the services that ask it.
struct TrafficGraph {
    /// A pod that answers for a service.
    struct Endpoint: Hashable {
        let pod: String
        let ports: [Int]
    }

    /// What a pod has for its callers, by itself.
    struct Server: Hashable {
        /// Namespace and name.
        let place: String
        let port: Int
        /// The services that each request asks.
        let calls: [ObjectKey]
        /// Requests per second.
        let rate: Double
        /// Whether it answers at all.
        let answers: Bool
        /// The part of its answers that are no errors of its own.
        let works: Double
        /// The median of its own time for an answer, in seconds.
        let latency: Double
    }

    /// By uid.
    private var servers: [String: Server] = [:]
    /// The uids by the pods' places.
    private var uids: [String: String] = [:]
    /// The pods that are ready behind each service.
    private var endpoints: [ObjectKey: [Endpoint]] = [:]
    /// The services behind which a pod is ready, by its place.
    private var services: [String: Set<ObjectKey>] = [:]
    /// The uids of those that ask a service.
    private var callers: [ObjectKey: Set<String>] = [:]

    /// How long a caller waits for one that does not answer.
    private static let patience = 5.0
    /// Services that ask each other in a ring end somewhere.
    private static let depth = 8

    // MARK: Changes

    /// Takes over what a pod has for its callers; nil: nothing.
    ///
    /// - Returns: the uids of those who ask the pod, themselves or through others, where anything has changed.
    mutating func set(_ server: Server?, pod uid: String) -> Set<String> {
        let old = servers[uid]
        guard old != server else { return [] }
        // The next pod of this name may be there already.
        if let old, uids[old.place] == uid { uids[old.place] = nil }
        servers[uid] = server
        if let server { uids[server.place] = uid }
        if old?.calls != server?.calls {
            for service in old?.calls ?? [] { remove(uid, from: service) }
            for service in server?.calls ?? [] { callers[service, default: []].insert(uid) }
        }
        let places = [old, server].compactMap { $0?.place }
        return dependents(of: places.reduce(into: []) { $0.formUnion(services[$1] ?? []) })
    }

    /// Takes over which pods answer for a service.
    ///
    /// - Returns: the uids of those whose answers may be others from now on.
    mutating func setEndpoints(_ pods: [Endpoint], of service: ObjectKey) -> Set<String> {
        let old = endpoints[service] ?? []
        guard old != pods else { return [] }
        endpoints[service] = pods.isEmpty ? nil : pods
        for place in old.map({ place($0, of: service) }) {
            services[place]?.remove(service)
            if services[place]?.isEmpty ?? false { services[place] = nil }
        }
        for place in pods.map({ place($0, of: service) }) { services[place, default: []].insert(service) }
        return dependents(of: [service])
    }

    private mutating func remove(_ uid: String, from service: ObjectKey) {
        callers[service]?.remove(uid)
        if callers[service]?.isEmpty ?? false { callers[service] = nil }
    }

    private func place(_ endpoint: Endpoint, of service: ObjectKey) -> String {
        ObjectContent.key(namespace: service.namespace, name: endpoint.pod)
    }

    /// Those that ask some services, those that ask them, and so on.
    private func dependents(of services: Set<ObjectKey>) -> Set<String> {
        var (found, seen, open): (Set<String>, Set<ObjectKey>, [ObjectKey]) = ([], services, Array(services))
        while let service = open.popLast() {
            for caller in callers[service] ?? [] where found.insert(caller).inserted {
                guard let place = servers[caller]?.place else { continue }
                for next in self.services[place] ?? [] where seen.insert(next).inserted { open.append(next) }
            }
        }
        return found
    }

    // MARK: Answers

    /// How some pods answer, by uid.
    func answers(of pods: Set<String>) -> [String: Meter.Answering] {
        var known: [ObjectKey: Quality] = [:]
        var answers: [String: Meter.Answering] = [:]
        // In a ring, or a chain longer than the depth, answers depend on where one begins.
        let asked = pods.compactMap { uid in servers[uid].map { (uid: uid, server: $0) } }
        for (uid, server) in asked.sorted(by: { $0.server.place < $1.server.place }) {
            let own = quality(of: server, depth: 0, &known)
            answers[uid] = Meter.Answering(rate: server.rate, errors: own.errors, latency: own.latency)
        }
        return answers
    }

    private struct Quality {
        var errors: Double
        var latency: Double

        init(errors: Double, latency: Double) {
            self.errors = errors
            self.latency = latency
        }

        init(meanOf others: [Quality]) {
            let count = Double(max(1, others.count))
            errors = others.reduce(0) { $0 + $1.errors } / count
            latency = others.reduce(0) { $0 + $1.latency } / count
        }
    }

    private func quality(of server: Server, depth: Int, _ known: inout [ObjectKey: Quality]) -> Quality {
        guard server.answers else { return Quality(errors: 1, latency: Self.patience) }
        var (works, latency) = (server.works, server.latency)
        for service in server.calls {
            let callee = quality(of: service, depth: depth + 1, &known)
            works *= 1 - callee.errors
            latency += callee.latency
        }
        return Quality(errors: 1 - max(0, works), latency: latency)
    }

    private func quality(of service: ObjectKey, depth: Int, _ known: inout [ObjectKey: Quality]) -> Quality {
        if let found = known[service] { return found }
        guard depth < Self.depth else { return Quality(errors: 0, latency: 0) }
        // Without an endpoint the connection is refused at once.
        let refused = Quality(errors: 1, latency: 0.001)
        let answers = (endpoints[service] ?? []).map { endpoint -> Quality in
            guard let server = uids[place(endpoint, of: service)].flatMap({ servers[$0] }) else {
                // It serves nothing that is measured, but it is there.
                return Quality(errors: 0, latency: 0.001)
            }
            guard endpoint.ports.isEmpty || endpoint.ports.contains(server.port) else { return refused }
            return quality(of: server, depth: depth, &known)
        }
        let mean = answers.isEmpty ? refused : Quality(meanOf: answers)
        known[service] = mean
        return mean
    }
}
