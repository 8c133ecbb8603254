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
            guard let entries = state.entries[pod.uid] else { return }
            let isReplaced = entries.contains { name, entry in runs[name]?.since != entry.run.since }
            let isServing = runs.values.contains { $0.program.serves != nil }
            if isReplaced || isServing { Self.count(&state, to: now, all: isReplaced) }
            for (name, run) in runs {
                state.entries[pod.uid]?[name]?.run = run
                state.entries[pod.uid]?[name]?.isPodReady = isReady
            }
            if isReplaced || isServing { Self.count(&state, to: now) }
        }
    }

    /// Takes over which pods answer for a service.
    func setEndpoints(_ pods: [TrafficGraph.Endpoint], of service: ObjectKey, at now: Date) {
        state.withLock { state in
            Self.count(&state, to: now)
            state.traffic.endpoints[service] = pods.isEmpty ? nil : pods
            Self.count(&state, to: now)
        }
    }

    func ended(_ name: String, pod uid: String, at now: Date) {
        writeLogs(of: uid, until: now)
        state.withLock { state in
            let isServing = state.entries[uid]?[name]?.run.program.serves != nil
            if isServing { Self.count(&state, to: now) }
            defer { if isServing { Self.count(&state, to: now) } }
            let node = state.entries[uid]?[name]?.pod.node
            state.entries[uid]?[name] = nil
            guard let node, state.entries[uid]?.isEmpty == true else { return }
            state.entries[uid] = nil
            state.nodes[node]?.remove(uid)
        }
    }

    /// The machine of some pods is gone.
    func remove(pods: [String], at now: Date) {
        for uid in pods { writeLogs(of: uid, until: now) }
        state.withLock { state in
            Self.count(&state, to: now)
            for uid in pods {
                if let node = state.entries[uid]?.values.first?.pod.node { state.nodes[node]?.remove(uid) }
                state.entries[uid] = nil
            }
            Self.count(&state, to: now)
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
            Self.count(&state, to: now, all: true)
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

    /// Counts on to a moment. It is done before something changes and again after it, for what was holds up to that
    /// moment, and what is from then on.
    private static func count(_ state: inout State, to now: Date, all: Bool = false) {
        let serving = state.entries.values.flatMap(\.values).filter { $0.run.program.serves != nil }
        let answers = state.traffic.answers(of: serving, at: now)
        for entry in all ? state.entries.values.flatMap(\.values) : serving {
            let (uid, name) = (entry.pod.uid, entry.container.name)
            state.entries[uid]?[name]?.meter.advance(to: now, entry.run, answers[uid])
        }
    }
}

extension ContainerBoard.Entry {
    func measurement(at now: Date) -> PodMeasurements.Container {
        let time = now.timeIntervalSince(run.since)
        var container = PodMeasurements.Container(
            namespace: pod.namespace, pod: pod.name, podUID: pod.uid, node: pod.node, name: self.container.name,
            image: self.container.image, memory: MemoryCurve(run.program.memory).value(at: time),
            cpu: min(run.cpu.value(at: time), run.limits.cpu ?? .infinity), startedAt: run.startedAt)
        container.cpuSeconds = meter.cpuSeconds
        container.periods = meter.periods
        container.throttledPeriods = meter.throttledPeriods
        container.restarts = restarts
        if run.program.serves != nil { container.http = meter.http }
        return container
    }
}
