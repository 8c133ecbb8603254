internal import Foundation
internal import KubernetesModel

/// One run of a container's program: what it does and when, as far as it is known from the program itself.
struct ContainerRun: Hashable {
    /// How it ends when it is told to.
    struct Stop: Hashable {
        let endsAt: Date
        let exitCode: Int
        let reason: String?
    }

    let startedAt: Date
    let id: String
    let limits: ContainerSpec.Resources
    private let command: String
    let environment: [String: ContainerEnvironment.Value]
    private(set) var program: Program
    /// What the program uses, read once.
    private(set) var curves: UseCurves
    /// From when on the program's times count: it may be replaced while it runs.
    private(set) var since: Date
    private var isServing = false
    /// What it cannot do without and has not, at this moment.
    var missing: [Requirement] = []
    var probes: [ProbeState]
    var stop: Stop?

    init(
        _ spec: ContainerSpec, _ program: Program, environment: [String: ContainerEnvironment.Value], id: String,
        at now: Date
    ) {
        startedAt = now
        since = now
        self.id = id
        self.program = program
        curves = UseCurves(program)
        self.environment = environment
        limits = spec.limits
        command = spec.executable
        probes = ProbeSpec.Kind.allCases.compactMap { kind in
            spec.probes[kind].map { ProbeState(kind, $0, startedAt: now) }
        }
    }

    /// Puts another program into the place of the one that runs.
    mutating func replace(by program: Program, at now: Date) {
        isServing = serves(at: now)
        self.program = program
        curves = UseCurves(program)
        since = now
    }

    // MARK: Life

    var isStarted: Bool { probes.allSatisfy { $0.kind != .startup || $0.passes == true } }

    var isReady: Bool { isStarted && probes.allSatisfy { $0.kind != .readiness || $0.passes == true } }

    /// When the program ends, and how; nil: not by itself.
    struct End: Hashable {
        let date: Date
        let exitCode: Int
        var reason: String?
        /// What it says before.
        var lastWord: String?
        /// Whether the program itself ends, and is not killed.
        var isOwn = false
    }

    func end(at now: Date) -> End? {
        if let stop { return End(date: stop.endsAt, exitCode: stop.exitCode, reason: stop.reason) }
        var ends: [End] = []
        if let exit = program.exit { ends.append(End(date: date(exit.after), exitCode: exit.code, isOwn: true)) }
        if program.start == .wrongArchitecture {
            ends.append(End(date: since, exitCode: 255, lastWord: "exec \(command): exec format error", isOwn: true))
        }
        for requirement in missing {
            guard case .exit(let code, let after) = requirement.otherwise else { continue }
            ends.append(End(date: date(after), exitCode: code, lastWord: requirement.says, isOwn: true))
        }
        if let limit = limits.memory, let time = curves.memory.reaches(limit) {
            ends.append(End(date: since.addingTimeInterval(time), exitCode: 137, reason: "OOMKilled"))
        }
        return ends.min { $0.date < $1.date }
    }

    /// Whether it matters that something is missing: what a program ends for without it is read at its start and no more,
    /// but a service is spoken to all the time.
    func suffers(from requirement: Requirement, at now: Date) -> Bool {
        guard case .exit(_, let after) = requirement.otherwise, !missing.contains(requirement) else { return true }
        if case .service = requirement.subject { return true }
        return date(after) >= now
    }

    /// When it has written so much to its disk; nil: never.
    func fillsDisk(_ amount: Double) -> Date? {
        curves.disk?.reaches(amount).map { since.addingTimeInterval($0) }
    }

    // MARK: Answers

    private func date(_ after: Duration) -> Date { since.addingTimeInterval(after.seconds) }

    private func serves(at now: Date) -> Bool { isServing || date(program.ready) <= now }

    func hangs(at now: Date) -> Bool {
        missing.contains { $0.otherwise == .hangs } || program.hangsAfter.map { date($0) <= now } ?? false
    }

    /// Whether it answers its callers at all.
    func answersCallers(at now: Date) -> Bool { serves(at: now) && !hangs(at: now) }

    /// When it next begins or ends to answer its callers.
    func nextServiceChange(at now: Date) -> Date? {
        guard program.serves != nil else { return nil }
        return [isServing ? nil : date(program.ready), program.hangsAfter.map(date)].compactMap(\.self)
            .filter { $0 > now }.min()
    }

    /// The time of an answer with nothing in its way.
    private var latency: TimeInterval { program.serves?.latency.seconds ?? 0.005 }

    /// What it would use of the processor; what is not ready is asked for nothing.
    var cpu: AmountCurve {
        var curve = curves.cpu
        guard isReady, let service = program.serves, let perRequest = program.cpu.perRequest?.amount else {
            return curve
        }
        let requests = perRequest * service.requestsPerSecond
        curve.base += requests
        curve.bound += requests
        return curve
    }

    func throttling(at now: Date) -> Throttling {
        Throttling(demand: cpu.value(at: now.timeIntervalSince(since)), limit: limits.cpu)
    }

    func answer(_ kind: ProbeSpec.Kind, _ probe: ProbeSpec, at now: Date) -> ProbeAnswer {
        guard serves(at: now) else { return .refused }
        switch probe.action {
        case .http(_, _, let port, let path):
            if let service = program.serves {
                guard port == service.port else { return .refused }
                if let paths = service.paths, !hangs(at: now), !paths.contains(Self.plain(path)) {
                    return .no(status: 404)
                }
            }
        case .tcp(let port): return program.serves.map { $0.port == port } ?? true ? .success : .refused
        // What speaks HTTP answers no gRPC.
        case .grpc: if program.serves != nil { return .refused }
        case .exec: break
        }
        if hangs(at: now) || latency * throttling(at: now).slowdown > probe.timeout { return .late }
        if kind == .readiness, missing.contains(where: { $0.otherwise == .isNotReady }) { return .no(status: 503) }
        return .success
    }

    private static func plain(_ path: String) -> String { String(path.prefix { $0 != "?" }) }

    /// The next moment at which the answer to a probe may change by itself.
    func nextAnswerChange(_ probe: ProbeSpec, at now: Date) -> Date? {
        var moments = [isServing ? nil : date(program.ready), program.hangsAfter.map(date)]
        if let limit = limits.cpu, limit > 0 {
            let load = Throttling.load(slowingBy: probe.timeout / max(latency, 1e-6))
            // A little more, for at this load the answer is just in time.
            moments.append(cpu.reaches(load * limit * 1.001).map { since.addingTimeInterval($0) })
        }
        return moments.compactMap(\.self).filter { $0 > now }.min()
    }
}
