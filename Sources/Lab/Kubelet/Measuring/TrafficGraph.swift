internal import Foundation

/// Who asks whom: a service's failures and its time become those of the services that ask it.
struct TrafficGraph {
    /// A pod that answers for a service.
    struct Endpoint: Hashable {
        let pod: String
        let ports: [Int]
    }

    /// The pods that are ready behind each service.
    var endpoints: [ObjectKey: [Endpoint]] = [:]

    /// How long a caller waits for one that does not answer.
    private static let patience = 5.0
    /// Services that ask each other in a ring end somewhere.
    private static let depth = 8

    /// How the pods answer at a moment, by uid.
    func answers(of entries: [ContainerBoard.Entry], at now: Date) -> [String: Meter.Answering] {
        guard !entries.isEmpty else { return [:] }
        let pods = Dictionary(
            entries.map { ("\($0.pod.namespace)/\($0.pod.name)", $0) }, uniquingKeysWith: { first, _ in first })
        var known: [ObjectKey: Quality] = [:]
        var answers: [String: Meter.Answering] = [:]
        for entry in entries.sorted(by: { ($0.pod.namespace, $0.pod.name) < ($1.pod.namespace, $1.pod.name) }) {
            guard let service = entry.run.program.serves else { continue }
            let isAsked = entry.isPodReady && entry.run.answersCallers(at: now)
            let own = quality(of: entry, pods, at: now, depth: 0, &known)
            answers[entry.pod.uid] = Meter.Answering(
                rate: isAsked ? service.requestsPerSecond : 0, errors: own.errors, latency: own.latency)
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

    private func quality(
        of entry: ContainerBoard.Entry, _ pods: [String: ContainerBoard.Entry], at now: Date, depth: Int,
        _ known: inout [ObjectKey: Quality]
    ) -> Quality {
        guard let service = entry.run.program.serves, entry.run.answersCallers(at: now) else {
            return Quality(errors: 1, latency: Self.patience)
        }
        var works = 1 - service.errors
        for case .errors(let part) in entry.run.missing.map(\.otherwise) { works *= 1 - part }
        var latency = service.latency.seconds * entry.run.throttling(at: now).slowdown
        for name in service.calls {
            let callee = self.quality(
                of: RequirementCheck.serviceKey(name, from: entry.pod.namespace), pods, at: now, depth: depth + 1,
                &known)
            works *= 1 - callee.errors
            latency += callee.latency
        }
        return Quality(errors: 1 - max(0, works), latency: latency)
    }

    private func quality(
        of service: ObjectKey, _ pods: [String: ContainerBoard.Entry], at now: Date, depth: Int,
        _ known: inout [ObjectKey: Quality]
    ) -> Quality {
        if let found = known[service] { return found }
        guard depth < Self.depth else { return Quality(errors: 0, latency: 0) }
        // Without an endpoint the connection is refused at once.
        let refused = Quality(errors: 1, latency: 0.001)
        let answers = (endpoints[service] ?? []).map { endpoint -> Quality in
            guard let entry = pods["\(service.namespace)/\(endpoint.pod)"] else {
                // It serves nothing that is measured, but it is there.
                return Quality(errors: 0, latency: 0.001)
            }
            guard let port = entry.run.program.serves?.port, endpoint.ports.isEmpty || endpoint.ports.contains(port)
            else { return refused }
            return quality(of: entry, pods, at: now, depth: depth, &known)
        }
        let mean = answers.isEmpty ? refused : Quality(meanOf: answers)
        known[service] = mean
        return mean
    }
}
