internal import Foundation
internal import KubernetesModel

/// One container of a pod: what it is at, and what it was before.
struct ContainerWorker: Hashable {
    enum State: Hashable {
        case waiting(reason: String, message: String?)
        case running(ContainerRun)
        case terminated(Termination)
    }

    var spec: ContainerSpec
    let isInit: Bool
    var state: State
    /// How the run before ended.
    var last: Termination?
    var restarts = 0
    var backOff = BackOff()
    var pull = ImagePull()
    /// Whether a pull is under way.
    var isPulling = false
    private(set) var hasRun = false

    init(_ spec: ContainerSpec, isInit: Bool, podHasInits: Bool) {
        self.spec = spec
        self.isInit = isInit
        state = .waiting(reason: podHasInits ? "PodInitializing" : "ContainerCreating", message: nil)
    }

    var run: ContainerRun? {
        guard case .running(let run) = state else { return nil }
        return run
    }

    var termination: Termination? {
        guard case .terminated(let termination) = state else { return nil }
        return termination
    }

    /// How its newest run ended, whether or not it waits for the next since.
    var newestTermination: Termination? { termination ?? (run == nil ? last : nil) }

    /// Whether it is to run again after a termination.
    func isRestarted(after termination: Termination, _ policy: PodSpec.RestartPolicy) -> Bool {
        if spec.isSidecar { return true }
        switch policy {
        // An init container that is done is done.
        case .always: return !isInit || termination.exitCode != 0
        case .onFailure: return termination.exitCode != 0
        case .never: return false
        }
    }

    /// Whether it has ended for good.
    func isDone(_ policy: PodSpec.RestartPolicy) -> Bool {
        termination.map { !isRestarted(after: $0, policy) } ?? false
    }

    mutating func begin(_ run: ContainerRun) {
        note()
        state = .running(run)
    }

    /// Starts to no effect.
    mutating func fail(_ termination: Termination, reason: String) {
        note()
        last = termination
        state = .waiting(reason: reason, message: termination.message)
    }

    mutating func wait(_ reason: String, _ message: String?) {
        if let termination { last = termination }
        state = .waiting(reason: reason, message: message)
    }

    private mutating func note() {
        if let termination { last = termination }
        if hasRun { restarts += 1 }
        hasRun = true
    }

    /// Changes the run, where there is one.
    mutating func changeRun(_ body: (inout ContainerRun) -> Void) {
        guard case .running(var run) = state else { return }
        body(&run)
        state = .running(run)
    }

    // MARK: Status

    /// Its entry of the pod's status.
    var status: JSONValue {
        var value: JSONValue = [
            "name": .string(spec.name), "restartCount": .integer(restarts),
            "lastState": last.map { ["terminated": $0.value] } ?? [:],
            "image": .string(spec.image), "imageID": "", "state": stateValue,
            "ready": .bool(isReady), "started": .bool(run?.isStarted ?? false),
        ]
        if hasRun, let image = ImageReference(spec.image) {
            value["image"] = .string(image.text)
            value["imageID"] = .string("\(image.repository)@sha256:\(StableHash.digest(image.text))")
        }
        value["containerID"] = (run?.id ?? termination?.containerID ?? last?.containerID).map(JSONValue.string)
        return value
    }

    var isReady: Bool {
        if isInit, !spec.isSidecar { return termination?.exitCode == 0 }
        return run?.isReady ?? false
    }

    private var stateValue: JSONValue {
        switch state {
        case .waiting(let reason, let message):
            var waiting: JSONValue = ["reason": .string(reason)]
            waiting["message"] = message.map(JSONValue.string)
            return ["waiting": waiting]
        case .running(let run): return ["running": ["startedAt": .string(Timestamp(run.startedAt).text)]]
        case .terminated(let termination): return ["terminated": termination.value]
        }
    }
}
