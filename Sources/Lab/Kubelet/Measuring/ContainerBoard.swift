internal import Foundation
internal import Synchronization

/// What runs on all nodes at this moment: where measurements are read, and what logs are written from.
///
/// Both are made only when somebody asks, for a container that runs steadily is to cost nothing.
final class ContainerBoard: Sendable {
    struct Entry {
        let pod: PodSpec
        let container: ContainerSpec
        var run: ContainerRun
        let restarts: Int
        var isPodReady = false
        var meter: Meter
        /// Up to when its lines are written.
        var loggedUntil: Date
    }

    private struct State {
        /// By pod's uid and container's name.
        var entries: [String: [String: Entry]] = [:]
        /// The uids of the pods on each node.
        var nodes: [String: Set<String>] = [:]
        var traffic = TrafficGraph()

        /// Counts a pod's containers on to a moment, as they were until then.
        mutating func count(_ uid: String, to now: Date) {
            for name in (entries[uid] ?? [:]).keys { entries[uid]?[name]?.advance(to: now) }
        }

        /// From a moment on some pods answer as their containers are now, and whoever asks them by that.
        mutating func answer(_ uids: some Collection<String>, from now: Date) {
            var affected = Set(uids)
            for uid in uids {
                let server = entries[uid]?.values.lazy.compactMap { $0.server(at: now) }.min { $0.port < $1.port }
                affected.formUnion(traffic.set(server, pod: uid))
            }
            setAnswers(of: affected, from: now)
        }

        mutating func setAnswers(of uids: Set<String>, from now: Date) {
            let answers = traffic.answers(of: uids)
            for uid in uids {
                count(uid, to: now)
                for name in (entries[uid] ?? [:]).keys { entries[uid]?[name]?.meter.answering = answers[uid] }
            }
        }
    }

    private let state = Mutex(State())
    private let logs: LogSource

    init(logs: LogSource) {
        self.logs = logs
    }

    // MARK: Changes

    func began(_ run: ContainerRun, _ container: ContainerSpec, pod: PodSpec, restarts: Int) {
        state.withLock { state in
            state.nodes[pod.node, default: []].insert(pod.uid)
            // The first line may come with the start.
            state.entries[pod.uid, default: [:]][container.name] = Entry(
                pod: pod, container: container, run: run, restarts: restarts, meter: Meter(from: run.startedAt),
                loggedUntil: run.startedAt.addingTimeInterval(-0.001))
        }
    }

    /// Takes over how the containers of a pod are now.
    func update(_ pod: PodSpec, _ runs: [String: ContainerRun], isReady: Bool, at now: Date) {
        state.withLock { state in
            guard state.entries[pod.uid] != nil else { return }
            state.count(pod.uid, to: now)
            for (name, run) in runs {
                state.entries[pod.uid]?[name]?.run = run
                state.entries[pod.uid]?[name]?.isPodReady = isReady
            }
            state.answer([pod.uid], from: now)
        }
    }

    /// Takes over which pods answer for a service.
    func setEndpoints(_ pods: [TrafficGraph.Endpoint], of service: ObjectKey, at now: Date) {
        state.withLock { state in
            state.setAnswers(of: state.traffic.setEndpoints(pods, of: service), from: now)
        }
    }

    func ended(_ name: String, pod uid: String, at now: Date) {
        writeLogs(of: uid, until: now)
        state.withLock { state in
            let node = state.entries[uid]?[name]?.pod.node
            state.entries[uid]?[name] = nil
            if let node, state.entries[uid]?.isEmpty == true {
                state.entries[uid] = nil
                state.nodes[node]?.remove(uid)
            }
            state.answer([uid], from: now)
        }
    }

    /// The machine of some pods is gone.
    func remove(pods: [String], at now: Date) {
        for uid in pods { writeLogs(of: uid, until: now) }
        state.withLock { state in
            for uid in pods {
                if let node = state.entries[uid]?.values.first?.pod.node { state.nodes[node]?.remove(uid) }
                state.entries[uid] = nil
            }
            state.answer(pods, from: now)
        }
    }

    // MARK: Reading

    /// Writes what the containers of a pod have to say up to a moment.
    func writeLogs(of uid: String, until now: Date) {
        let lines = state.withLock { state in
            (state.entries[uid] ?? [:]).keys.sorted().flatMap { name -> [(name: String, time: Date, text: String)] in
                guard let entry = state.entries[uid]?[name], !entry.run.program.log.isEmpty else { return [] }
                state.entries[uid]?[name]?.loggedUntil = now
                return LogSchedule.lines(
                    of: entry.run.program, since: entry.run.since, after: entry.loggedUntil, upTo: now
                ).map { (name, $0.time, $0.text) }
            }
        }
        for line in lines { logs.append(line.text, at: line.time, pod: uid, container: line.name) }
    }

    func measurements(at now: Date) -> [PodMeasurements.Container] {
        let entries = state.withLock { state in
            state.answer(state.entries.keys, from: now)
            return state.entries.values.flatMap(\.values)
        }
        return entries.map { $0.measurement(at: now) }.sorted {
            ($0.namespace, $0.pod, $0.name) < ($1.namespace, $1.pod, $1.name)
        }
    }

    /// What runs on a node.
    func entries(on node: String) -> [Entry] {
        state.withLock { state in (state.nodes[node] ?? []).flatMap { (state.entries[$0] ?? [:]).values } }
            .sorted {
                ($0.pod.namespace, $0.pod.name, $0.container.name) < ($1.pod.namespace, $1.pod.name, $1.container.name)
            }
    }
}

extension ContainerBoard.Entry {
    fileprivate mutating func advance(to now: Date) { meter.advance(to: now, run) }

    /// How it answers its callers at a moment; nil: it serves nothing.
    fileprivate func server(at now: Date) -> TrafficGraph.Server? {
        guard let service = run.program.serves else { return nil }
        var works = 1 - service.errors
        for case .errors(let part) in run.missing.map(\.otherwise) { works *= 1 - part }
        let answers = run.answersCallers(at: now)
        return TrafficGraph.Server(
            place: pod.key.storeKey, port: service.port,
            calls: service.calls.map { RequirementCheck.serviceKey($0, from: pod.namespace) },
            rate: isPodReady && answers ? service.requestsPerSecond : 0, answers: answers, works: works,
            latency: service.latency.seconds * run.throttling(at: now).slowdown)
    }

    func measurement(at now: Date) -> PodMeasurements.Container {
        let time = now.timeIntervalSince(run.since)
        var container = PodMeasurements.Container(
            namespace: pod.namespace, pod: pod.name, podUID: pod.uid, node: pod.node, name: self.container.name,
            image: self.container.image, memory: run.curves.memory.value(at: time),
            cpu: min(run.cpu.value(at: time), run.limits.cpu ?? .infinity), startedAt: run.startedAt)
        container.cpuSeconds = meter.cpuSeconds
        container.periods = meter.periods
        container.throttledPeriods = meter.throttledPeriods
        container.restarts = restarts
        if run.program.serves != nil { container.http = meter.http }
        return container
    }
}
