internal import Foundation
internal import KubernetesModel

/// One replica's part in a leader election: whether it leads, and what to write to the lease.
///
/// Pure. Times in the lease are never compared with a clock: clocks of machines differ. What counts is when this replica
/// last saw the lease change, by its own clock (client-go's `leaderelection.go`).
struct LeaseMachine: Sendable {
    /// What to do about the lease.
    enum Step: Hashable, Sendable {
        case create(Lease.Spec)
        case update(Lease.Spec, of: ResourceVersion)
        /// Another replica leads, or may still believe that it does.
        case wait
    }

    let identity: String
    let timing: ElectionTiming

    private var observed: Lease?
    private var observedAt: Duration = .zero
    /// When the request was sent that last made or kept this replica the leader.
    private var heldSince: Duration?
    private var mustRead = true

    init(identity: String, timing: ElectionTiming) {
        self.identity = identity
        self.timing = timing
    }

    /// Who leads, as far as is known.
    var holder: String? { observed?.spec.holderIdentity.flatMap { $0.isEmpty ? nil : $0 } }

    /// Whether this replica took the lead and has not given it back.
    var holds: Bool { heldSince != nil }

    /// Until when this replica may act as the leader: others take over no sooner than `leaseDuration` after the last
    /// renewal was sent, and this replica stops at `renewDeadline`, so that a write on its way has the time between.
    var leadsUntil: Duration? { heldSince.map { $0 + timing.renewDeadline } }

    /// Whether this replica may act as the leader at a moment.
    func isLeader(at now: Duration) -> Bool { leadsUntil.map { now < $0 } ?? false }

    /// How a leader renews the lease without reading it first; nil where it must be read.
    func renewal(date: Date) -> Step? {
        guard holds, !mustRead, let observed else { return nil }
        return .update(spec(taking: observed, date: date), of: observed.metadata.resourceVersion)
    }

    /// Writing failed, perhaps because the lease is no longer as it was read.
    mutating func failed() { mustRead = true }

    /// What to do, now that the lease has been read.
    mutating func read(_ lease: Lease?, now: Duration, date: Date) -> Step {
        mustRead = false
        guard let lease else {
            observed = nil
            return .create(spec(taking: nil, date: date))
        }
        observe(lease, now: now)
        if let holder, holder != identity {
            // A leader that finds another's name in the lease is none any more, whatever its own clock says.
            heldSince = nil
            if now < observedAt + duration(of: lease) { return .wait }
        }
        return .update(spec(taking: lease, date: date), of: lease.metadata.resourceVersion)
    }

    /// The lease was written as ``read(_:now:date:)`` said.
    mutating func wrote(_ lease: Lease, sentAt: Duration, now: Duration) {
        observe(lease, now: now)
        heldSince = holder == identity ? sentAt : nil
    }

    /// What to write when all work that the lease guards has stopped, so that a successor need not wait.
    func release(date: Date) -> Step? {
        guard holds, let observed, holder == identity else { return nil }
        var spec = observed.spec
        spec.holderIdentity = ""
        spec.leaseDurationSeconds = 1
        spec.renewTime = date
        return .update(spec, of: observed.metadata.resourceVersion)
    }

    /// The lease was given back.
    mutating func released() { heldSince = nil }

    /// How long to wait before the next attempt. Those who do not lead spread out; the leader is punctual.
    func delay(using generator: inout some RandomNumberGenerator) -> Duration {
        guard !holds else { return timing.retryPeriod }
        return timing.retryPeriod * (1 + ElectionTiming.jitter * Double.random(in: 0..<1, using: &generator))
    }

    private mutating func observe(_ lease: Lease, now: Duration) {
        if observed?.metadata.resourceVersion != lease.metadata.resourceVersion || observed?.spec != lease.spec {
            observedAt = now
        }
        observed = lease
    }

    private func duration(of lease: Lease) -> Duration {
        // The holder's own duration counts: it relies on it.
        lease.spec.leaseDurationSeconds.flatMap { $0 > 0 ? .seconds($0) : nil } ?? timing.leaseDuration
    }

    private func spec(taking lease: Lease?, date: Date) -> Lease.Spec {
        var spec = lease?.spec ?? Lease.Spec()
        let transitions = spec.leaseTransitions ?? 0
        if spec.holderIdentity != identity {
            spec.acquireTime = date
            spec.leaseTransitions = lease == nil ? 0 : transitions + 1
        }
        spec.holderIdentity = identity
        spec.leaseDurationSeconds = Int(timing.leaseDuration.components.seconds)
        spec.renewTime = date
        return spec
    }
}
