internal import Foundation

/// One probe of a running container: when it asks, and what follows from the answers. From pkg/kubelet/prober.
struct ProbeState: Hashable {
    let kind: ProbeSpec.Kind
    let spec: ProbeSpec
    /// What the answers came to so far. A container is taken for unready and alive until something else is known; of
    /// its startup nothing is.
    private(set) var passes: Bool?
    /// When it asks first; then once each period.
    private let first: Date
    private var due: Date
    private var lastPassed: Bool?
    private var run = 0

    /// How long after a container's start the kubelet has seen it run.
    static let notice: TimeInterval = 1

    init(_ kind: ProbeSpec.Kind, _ spec: ProbeSpec, startedAt: Date) {
        self.kind = kind
        self.spec = spec
        passes =
            switch kind {
            case .startup: nil
            case .liveness: true
            case .readiness: false
            }
        first = startedAt.addingTimeInterval(max(Self.notice, spec.initialDelay))
        due = first
    }

    func isDue(at now: Date) -> Bool { due <= now }

    /// Takes an answer.
    ///
    /// - Returns: whether this changed what the answers come to.
    mutating func take(passed: Bool, at now: Date) -> Bool {
        due = tick(after: now)
        run = lastPassed == passed ? run + 1 : 1
        lastPassed = passed
        guard run >= (passed ? spec.successThreshold : spec.failureThreshold), passes != passed else { return false }
        passes = passed
        return true
    }

    /// When to ask next: not before something can change, where the answers are good and settled.
    ///
    /// - Parameters:
    ///   - passes: Whether the program answers well from now on.
    ///   - change: When that may change; nil: not by itself.
    func nextLook(at now: Date, passesNow: Bool, change: Date?) -> Date? {
        guard passesNow, passes == true, lastPassed == true, run >= spec.successThreshold else { return max(due, now) }
        return change.map { max(due, tick(from: $0)) }
    }

    /// Catches up with the answers that were not asked for because they were known.
    mutating func skip(to now: Date) {
        if due < now { due = tick(from: now) }
    }

    private func tick(after date: Date) -> Date {
        let tick = tick(from: date)
        return tick > date ? tick : tick.addingTimeInterval(spec.period)
    }

    /// The first tick at a moment or after it.
    private func tick(from date: Date) -> Date {
        guard date > first else { return first }
        // Less than a microsecond is the arithmetic's.
        let periods = ((date.timeIntervalSince(first) - 1e-6) / spec.period).rounded(.up)
        return first.addingTimeInterval(periods * spec.period)
    }
}
