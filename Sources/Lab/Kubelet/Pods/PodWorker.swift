internal import Foundation
internal import KubernetesModel

/// One pod on its node, as its kubelet's pod worker takes it through its life (pkg/kubelet/pod_workers.go).
struct PodWorker {
    enum Stage: Hashable {
        case new
        /// Its volumes are not there yet.
        case mounting
        case sandbox(readyAt: Date)
        case containers
    }

    /// That the pod is over, for what reason, whatever its containers say.
    struct Verdict: Hashable {
        let reason: String
        let message: String
        var isDisruption = false
    }

    /// How long after a change the kubelet works on a pod again, and how often where something failed: the relisting of
    /// containers, and backOffPeriod with its jitter.
    static let soon: TimeInterval = 1
    static let period: TimeInterval = 12
    static let sandboxTakes: TimeInterval = 0.5

    private(set) var spec: PodSpec
    /// Init containers first.
    var containers: [ContainerWorker]
    var stage = Stage.new
    var address: String?
    var startedAt: Date?
    private(set) var verdict: Verdict?
    /// How many seconds it was given to end; nil: it was not deleted.
    private(set) var deletionGrace: Int?
    /// How often its machine was started when it was looked at last.
    var boots = 0
    /// When to work on the pod again.
    var syncAt: Date?
    var mounts = MountWait()
    /// What it says since it was asked last.
    var notices: [Notice] = []
    /// Whether its status may have changed.
    var isChanged = true

    init(_ spec: PodSpec) {
        self.spec = spec
        let hasInits = !spec.initContainers.isEmpty
        containers =
            spec.initContainers.map { ContainerWorker($0, isInit: true, podHasInits: true) }
            + spec.containers.map { ContainerWorker($0, isInit: false, podHasInits: hasInits) }
    }

    var inits: ArraySlice<ContainerWorker> { containers[..<spec.initContainers.count] }
    var mains: ArraySlice<ContainerWorker> { containers[spec.initContainers.count...] }

    var phase: PodPhase {
        guard verdict == nil else { return .failed }
        // What was told to end is over with its last container.
        let policy = isGone && startedAt != nil ? PodSpec.RestartPolicy.never : spec.restartPolicy
        return PodPhase(inits: inits, mains: mains, policy: policy)
    }

    var isDeleted: Bool { deletionGrace != nil }

    var isRunningAnything: Bool { containers.contains { $0.run != nil } }

    /// Whether it waits for an image. Until then nothing is written of what else was begun: a pod worker is through with a
    /// pod before the kubelet writes of it.
    var isPulling: Bool { !isDeleted && verdict == nil && containers.contains(where: \.isPulling) }

    /// Whether nothing of it is left on the node, after it was told to end.
    var isGone: Bool { isDeleted && !isRunningAnything }

    // MARK: Looking

    /// Does what is due, and says when something is due next.
    mutating func look(_ node: inout NodeContext) -> Date? {
        let now = node.now
        endRuns(&node)
        enforceDeadline(at: now)
        probe(&node)
        if let date = syncAt, date <= now {
            syncAt = nil
            sync(&node)
        }
        endRuns(&node)
        return nextLook(node)
    }

    private func nextLook(_ node: NodeContext) -> Date? {
        var moments = [syncAt]
        if stage == .containers || isRunningAnything {
            for container in containers {
                guard let run = container.run else { continue }
                moments.append(run.end(at: node.now)?.date)
                moments.append(run.nextServiceChange(at: node.now))
                if run.stop == nil { moments.append(nextProbe(run, at: node.now)) }
            }
            moments.append(diskDeadline)
        }
        if verdict == nil, let deadline, !phase.isOver { moments.append(deadline) }
        return moments.compactMap(\.self).min()
    }

    private var deadline: Date? {
        guard let startedAt, let seconds = spec.activeDeadline else { return nil }
        return startedAt.addingTimeInterval(TimeInterval(seconds))
    }

    // pkg/kubelet/active_deadline.go.
    private mutating func enforceDeadline(at now: Date) {
        guard let deadline, deadline <= now, verdict == nil, !phase.isOver else { return }
        let message = "Pod was active on the node longer than the specified deadline"
        notices.append(Notice(.normal, "DeadlineExceeded", message))
        end(Verdict(reason: "DeadlineExceeded", message: message), grace: spec.gracePeriod, at: now)
    }

    // MARK: Ending

    /// Ends the pod for good; its object stays.
    mutating func end(_ verdict: Verdict, grace: Int, at now: Date) {
        guard self.verdict == nil, !phase.isOver else { return }
        self.verdict = verdict
        isChanged = true
        stopAll(grace: grace, at: now)
    }

    /// Ends the pod for its object was deleted.
    mutating func delete(grace: Int, at now: Date) {
        deletionGrace = grace
        isChanged = true
        stopAll(grace: grace, at: now)
    }

    private mutating func stopAll(grace: Int, at now: Date) {
        syncAt = nil
        for index in containers.indices {
            stop(index, "Stopping container \(containers[index].spec.name)", grace: grace, at: now)
        }
    }

    /// Tells a container to end.
    mutating func stop(_ index: Int, _ message: String, grace: Int, at now: Date) {
        guard let run = containers[index].run else { return }
        let (takes, time) = (run.program.shutdown.seconds, TimeInterval(max(0, grace)))
        let end = now.addingTimeInterval(min(takes, time))
        if let stop = run.stop, stop.endsAt <= end { return }
        if run.stop == nil { say(.normal, "Killing", message, index) }
        containers[index].changeRun {
            $0.stop = ContainerRun.Stop(endsAt: end, exitCode: takes <= time ? 143 : 137, reason: nil)
        }
    }

    /// Its machine was started anew: nothing of what ran is left.
    mutating func reboot(at now: Date, _ node: inout NodeContext) {
        guard stage != .new else { return }
        for index in containers.indices where containers[index].run != nil {
            finish(index, ContainerRun.End(date: now, exitCode: 255, reason: "Unknown"), &node)
        }
        isChanged = true
        guard !isDeleted, !phase.isOver else { return }
        if stage == .containers {
            notices.append(
                Notice(.normal, "SandboxChanged", "Pod sandbox changed, it will be killed and re-created."))
            address = nil
            stage = .mounting
        }
        syncAt = now.addingTimeInterval(Self.soon)
    }

    /// Takes over a changed spec: of its containers only images may change.
    mutating func adopt(_ new: PodSpec, at now: Date) {
        let specs = new.initContainers + new.containers
        guard new != spec, specs.count == containers.count else { return }
        spec = new
        for (index, spec) in specs.enumerated() where containers[index].spec != spec {
            containers[index].spec = spec
            stop(
                index, "Container \(spec.name) definition changed, will be restarted", grace: new.gracePeriod, at: now)
            if containers[index].run == nil { syncAt = now }
        }
    }

    // MARK: Runs

    private mutating func endRuns(_ node: inout NodeContext) {
        for index in containers.indices {
            refresh(index, &node)
            if let end = containers[index].run?.end(at: node.now), end.date <= node.now { finish(index, end, &node) }
        }
        guard let date = diskDeadline, date <= node.now else { return }
        evictForDisk(at: node.now)
    }

    /// Looks at what a running program needs.
    private mutating func refresh(_ index: Int, _ node: inout NodeContext) {
        guard let run = containers[index].run, !run.program.requirements.isEmpty else { return }
        let check = RequirementCheck(pod: spec, container: containers[index].spec, cluster: node.cluster)
        let missing = run.program.requirements.filter {
            run.suffers(from: $0, at: node.now) && !check.isMet($0.subject, by: run)
        }
        guard missing != run.missing else { return }
        for requirement in missing where !run.missing.contains(requirement) {
            if case .exit = requirement.otherwise { continue }
            if let line = requirement.says { node.say(line, pod: spec, container: containers[index].spec.name) }
        }
        containers[index].changeRun { $0.missing = missing }
    }

    private mutating func finish(_ index: Int, _ end: ContainerRun.End, _ node: inout NodeContext) {
        guard let run = containers[index].run else { return }
        let date = max(end.date, run.startedAt)
        let termination = Termination(
            exitCode: end.exitCode, reason: end.reason, startedAt: run.startedAt, finishedAt: date,
            containerID: run.id)
        node.ended(run, end, pod: spec, container: containers[index].spec.name, at: date)
        containers[index].state = .terminated(termination)
        isChanged = true
        guard !isDeleted, verdict == nil else { return }
        // What was told to end is started in the same breath (SyncPod); of any other end the kubelet hears a bit later.
        syncAt = run.stop == nil ? date.addingTimeInterval(Self.soon) : date
    }

    mutating func say(_ type: ClusterAccess.EventType, _ reason: String, _ message: String, _ index: Int) {
        notices.append(Notice(type, reason, message, fieldPath: containers[index].spec.fieldPath))
    }

    // MARK: Probes

    private mutating func probe(_ node: inout NodeContext) {
        for index in containers.indices {
            guard let run = containers[index].run, run.stop == nil else { continue }
            for number in run.probes.indices { ask(number, of: index, at: node.now) }
        }
    }

    private mutating func ask(_ number: Int, of index: Int, at now: Date) {
        guard let run = containers[index].run, run.stop == nil else { return }
        var state = run.probes[number]
        guard state.isDue(at: now) else { return }
        // Once it has started, that is not asked again; before, nothing else is.
        guard (state.kind == .startup) != run.isStarted else { return }
        let failure = run.answer(state.kind, state.spec, at: now).failure(state.spec, address: address ?? "")
        if let failure { say(.warning, "Unhealthy", "\(state.kind.rawValue) probe failed: \(failure)", index) }
        let isNews = state.take(passed: failure == nil, at: now)
        containers[index].changeRun { run in
            run.probes[number] = state
            guard state.kind == .startup, state.passes == true else { return }
            for other in run.probes.indices { run.probes[other].skip(to: now) }
        }
        guard isNews else { return }
        isChanged = true
        if state.passes == true {
            if containers[index].isInit { syncAt = min(syncAt ?? .distantFuture, now.addingTimeInterval(Self.soon)) }
        } else if state.kind != .readiness {
            let what = state.kind.rawValue.lowercased()
            stop(
                index, "Container \(containers[index].spec.name) failed \(what) probe, will be restarted",
                grace: state.spec.gracePeriod ?? spec.gracePeriod, at: now)
        }
    }

    private func nextProbe(_ run: ContainerRun, at now: Date) -> Date? {
        run.probes.compactMap { state -> Date? in
            guard (state.kind == .startup) != run.isStarted else { return nil }
            let passes = run.answer(state.kind, state.spec, at: now).failure(state.spec, address: "") == nil
            return state.nextLook(at: now, passesNow: passes, change: run.nextAnswerChange(state.spec, at: now))
        }.min()
    }

    // MARK: Disk

    /// When a container has written more than it may.
    private var diskDeadline: Date? {
        guard verdict == nil else { return nil }
        return containers.compactMap { container in
            container.spec.limits.storage.flatMap { container.run?.fillsDisk($0) }
        }.min()
    }

    // pkg/kubelet/eviction/eviction_manager.go, containerEphemeralStorageLimitEviction.
    private mutating func evictForDisk(at now: Date) {
        let full = containers.first { container in
            container.spec.limits.storage.flatMap { container.run?.fillsDisk($0) }.map { $0 <= now } ?? false
        }
        guard let full, let limit = full.spec.limits.storage else { return }
        let amount = Quantity(bytes: Int64(limit)).text
        evict("Container \(full.spec.name) exceeded its local ephemeral storage limit \"\(amount)\". ", at: now)
    }

    /// Takes the pod from its node, at once.
    mutating func evict(_ message: String, at now: Date) {
        guard verdict == nil, !phase.isOver, !isDeleted else { return }
        notices.append(Notice(.warning, "Evicted", message))
        end(Verdict(reason: "Evicted", message: message, isDisruption: true), grace: 0, at: now)
    }
}
