import ControllerRuntime
import KubernetesModel
import Synchronization

/// A collection of pods on an API server that does what a test tells it to: fails, cuts, falls silent, forgets.
final class FakeCollection: ListerWatcher {
    typealias Object = Pod

    struct Fault: Error {
        let failure: WatchFailure
    }

    enum Request: Hashable {
        case list(ResourceVersion)
        case watch(WatchRequest.Start)
    }

    private enum Signal {
        case look
        case send(WatchEvent<Pod>)
        case close
        case fail(WatchFailure)
    }

    private struct State {
        var version = 100
        var pods: [NamespacedName: Pod] = [:]
        var log: [(version: Int, event: WatchEvent<Pod>)] = []
        var oldestKept = 0
        var undecodable: [UndecodableObject] = []
        var listFaults: [WatchFailure] = []
        var watchFaults: [WatchFailure] = []
        var offersInitialEvents = false
        var endsInitialEvents = true
        var requests: [Request] = []
        var watchers: [Int: AsyncStream<Signal>.Continuation] = [:]
        var lastWatcher = 0
    }

    private let state = Mutex(State())

    init(offersInitialEvents: Bool = false) {
        state.withLock { $0.offersInitialEvents = offersInitialEvents }
    }

    // MARK: What a test does

    var requests: [Request] { state.withLock { $0.requests } }

    var watcherCount: Int { state.withLock { $0.watchers.count } }

    var content: [NamespacedName: Pod] { state.withLock { $0.pods } }

    var version: ResourceVersion { state.withLock { ResourceVersion("\($0.version)") } }

    func put(_ name: String) {
        change { state in
            let pod = Pod.make(name, version: state.version)
            let isNew = state.pods.updateValue(pod, forKey: pod.key) == nil
            return isNew ? .added(pod) : .modified(pod)
        }
    }

    func delete(_ name: String) {
        change { state in
            guard var pod = state.pods.removeValue(forKey: NamespacedName(name)) else { return nil }
            pod.metadata.resourceVersion = ResourceVersion("\(state.version)")
            return .deleted(pod)
        }
    }

    /// Changes that no watch is told of, as while one is cut off and the log is forgotten.
    func forgetLog() { state.withLock { $0.oldestKept = $0.version } }

    func failNextLists(_ failures: WatchFailure...) { state.withLock { $0.listFaults += failures } }

    func failNextWatches(_ failures: WatchFailure...) { state.withLock { $0.watchFaults += failures } }

    func add(undecodable object: UndecodableObject) { state.withLock { $0.undecodable.append(object) } }

    func withholdEndOfInitialEvents() { state.withLock { $0.endsInitialEvents = false } }

    func send(_ event: WatchEvent<Pod>) { signal(.send(event)) }

    func closeWatches() { signal(.close) }

    func failWatches(_ failure: WatchFailure) { signal(.fail(failure)) }

    private func signal(_ signal: Signal) {
        let watchers = state.withLock { Array($0.watchers.values) }
        for watcher in watchers { watcher.yield(signal) }
    }

    private func change(_ body: (inout State) -> WatchEvent<Pod>?) {
        state.withLock { state in
            state.version += 1
            if let event = body(&state) { state.log.append((state.version, event)) }
        }
        signal(.look)
    }

    // MARK: ListerWatcher

    func offersInitialEvents() async -> Bool { state.withLock { $0.offersInitialEvents } }

    func failure(of error: any Error) -> WatchFailure { (error as? Fault)?.failure ?? .other("\(error)") }

    func list(at version: ResourceVersion, page: (ObjectList<Pod>) -> Void) async throws -> ResourceVersion {
        let (pods, undecodable, listed) = try state.withLock { state in
            state.requests.append(.list(version))
            if !state.listFaults.isEmpty { throw Fault(failure: state.listFaults.removeFirst()) }
            return (Array(state.pods.values), state.undecodable, state.version)
        }
        for start in stride(from: 0, to: pods.count, by: 2) {
            var part = ObjectList<Pod>()
            part.items = Array(pods[start..<min(start + 2, pods.count)])
            page(part)
        }
        var last = ObjectList<Pod>()
        last.undecodable = undecodable
        page(last)
        return ResourceVersion("\(listed)")
    }

    func watch(
        _ request: WatchRequest, onOpen: @escaping @Sendable () -> Void, event: (WatchEvent<Pod>) throws -> Void
    ) async throws {
        let (stream, continuation) = AsyncStream<Signal>.makeStream()
        let (identifier, begin) = try state.withLock { state in
            state.requests.append(.watch(request.start))
            if !state.watchFaults.isEmpty { throw Fault(failure: state.watchFaults.removeFirst()) }
            state.lastWatcher += 1
            state.watchers[state.lastWatcher] = continuation
            return (state.lastWatcher, state.version)
        }
        defer { state.withLock { $0.watchers[identifier] = nil } }
        onOpen()
        var cursor = begin
        switch request.start {
        case .after(let version): cursor = Int(version.text) ?? 0
        case .initialEvents: try sendInitialEvents(event)
        }
        continuation.yield(.look)
        for await signal in stream {
            switch signal {
            case .look: try sendLog(after: &cursor, event)
            case .send(let frame): try event(frame)
            case .close: return
            case .fail(let failure): throw Fault(failure: failure)
            }
        }
        try Task.checkCancellation()
    }

    private func sendInitialEvents(_ event: (WatchEvent<Pod>) throws -> Void) throws {
        let (pods, ends) = state.withLock { (Array($0.pods.values), $0.endsInitialEvents) }
        for pod in pods { try event(.added(pod)) }
        if ends { try event(.bookmark(version, endsInitialEvents: true)) }
    }

    private func sendLog(after cursor: inout Int, _ event: (WatchEvent<Pod>) throws -> Void) throws {
        let begin = cursor
        let (log, oldestKept) = state.withLock { state in
            (state.log.filter { $0.version > begin }, state.oldestKept)
        }
        if begin < oldestKept {
            var status = APIStatus()
            status.code = 410
            status.reason = "Expired"
            try event(.error(status))
        }
        for entry in log {
            cursor = entry.version
            try event(entry.event)
        }
    }
}
