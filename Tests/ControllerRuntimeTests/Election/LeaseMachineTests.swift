import Foundation
import KubernetesModel
import Testing

@testable import ControllerRuntime

@Suite struct LeaseMachineTests {
    private static let date = Date(timeIntervalSince1970: 1_800_000_000)
    private var machine = LeaseMachine(identity: "me", timing: .standard)
    private var generator = SeededGenerator(seed: 9)

    private func lease(holder: String, version: Int, duration: Int = 15, renewed: Date = date) -> Lease {
        var lease = Lease()
        lease.metadata = ObjectMeta(name: "midwatch", namespace: "midwatch")
        lease.metadata.resourceVersion = ResourceVersion("\(version)")
        lease.spec.holderIdentity = holder
        lease.spec.leaseDurationSeconds = duration
        lease.spec.renewTime = renewed
        lease.spec.leaseTransitions = 4
        return lease
    }

    private mutating func read(_ lease: Lease?, at now: Duration) -> LeaseMachine.Step {
        machine.read(lease, now: now, date: Self.date)
    }

    private mutating func lead(at now: Duration) {
        machine.wrote(lease(holder: "me", version: 1), sentAt: now, now: now)
    }

    @Test mutating func `a lease that is not there is made`() {
        let step = read(nil, at: .zero)
        guard case .create(let spec) = step else {
            Issue.record("\(step)")
            return
        }
        #expect(spec.holderIdentity == "me")
        #expect(spec.leaseDurationSeconds == 15)
        #expect(spec.acquireTime == Self.date)
        #expect(spec.leaseTransitions == 0)
        #expect(!machine.isLeader(at: .zero))
    }

    @Test mutating func `a lease that another holds is left alone as long as it is seen to change`() {
        for second in 0..<30 {
            let step = read(lease(holder: "other", version: second), at: .seconds(second * 10))
            #expect(step == .wait)
        }
        #expect(machine.holder == "other")
    }

    @Test(arguments: [-3_600.0, 0, 3_600])
    mutating func `when another's lease runs out is told by the own clock, whatever its times say`(skew: Double) {
        let lease = lease(holder: "other", version: 7, renewed: Self.date.addingTimeInterval(skew))
        var step = read(lease, at: .seconds(100))
        #expect(step == .wait)
        step = read(lease, at: .seconds(114.9))
        #expect(step == .wait)
        step = read(lease, at: .seconds(115))
        guard case .update(let spec, let version) = step else {
            Issue.record("\(step)")
            return
        }
        #expect(version == "7")
        #expect(spec.holderIdentity == "me")
        #expect(spec.leaseTransitions == 5)
    }

    @Test mutating func `the holder's own duration counts`() {
        let lease = lease(holder: "other", version: 7, duration: 60)
        _ = read(lease, at: .zero)
        var step = read(lease, at: .seconds(59))
        #expect(step == .wait)
        step = read(lease, at: .seconds(60))
        #expect(step != .wait)
    }

    @Test mutating func `a lease that was given back is taken at once`() {
        let step = read(lease(holder: "", version: 7, duration: 1), at: .zero)
        #expect(step != .wait)
    }

    @Test mutating func `a leader may act until the deadline after its last renewal was sent`() {
        machine.wrote(lease(holder: "me", version: 1), sentAt: .seconds(10), now: .seconds(12))
        #expect(machine.isLeader(at: .seconds(12)))
        #expect(machine.isLeader(at: .seconds(19.9)))
        #expect(!machine.isLeader(at: .seconds(20)))
        // Others wait for the whole duration, counted from the same moment at the earliest.
        #expect(machine.leadsUntil == .seconds(20))
        machine.wrote(lease(holder: "me", version: 2), sentAt: .seconds(18), now: .seconds(18))
        #expect(machine.isLeader(at: .seconds(27)))
    }

    @Test mutating func `a leader renews without reading, and reads after a failure`() {
        lead(at: .zero)
        let renewal = machine.renewal(date: Self.date)
        #expect(renewal == nil, "it has not read the lease yet")
        _ = read(lease(holder: "me", version: 1), at: .zero)
        guard case .update(let spec, let version)? = machine.renewal(date: Self.date) else {
            Issue.record("no renewal")
            return
        }
        #expect(version == "1")
        #expect(spec.leaseTransitions == 4)
        machine.failed()
        #expect(machine.renewal(date: Self.date) == nil)
    }

    @Test mutating func `a leader that finds another's name in the lease leads no more`() {
        lead(at: .zero)
        let step = read(lease(holder: "other", version: 9), at: .seconds(1))
        #expect(step == .wait)
        #expect(!machine.isLeader(at: .seconds(1)))
        #expect(!machine.holds)
    }

    @Test mutating func `giving back names no holder, and only a leader gives back`() {
        #expect(machine.release(date: Self.date) == nil)
        lead(at: .zero)
        guard case .update(let spec, let version)? = machine.release(date: Self.date) else {
            Issue.record("nothing to give back")
            return
        }
        #expect(spec.holderIdentity == "")
        #expect(spec.leaseDurationSeconds == 1)
        #expect(version == "1")
        machine.released()
        #expect(!machine.isLeader(at: .zero))
    }

    @Test mutating func `those who do not lead spread out, the leader is punctual`() {
        var delays: Set<Duration> = []
        for _ in 0..<100 {
            let delay = machine.delay(using: &generator)
            #expect(delay >= .seconds(2) && delay < .seconds(4.4))
            delays.insert(delay)
        }
        #expect(delays.count > 50)
        lead(at: .zero)
        let delay = machine.delay(using: &generator)
        #expect(delay == .seconds(2))
    }

    @Test(arguments: [
        (lease: 15, renew: 10, retry: 2, isValid: true),
        (lease: 10, renew: 10, retry: 2, isValid: false),
        (lease: 15, renew: 10, retry: 9, isValid: false),
        (lease: 15, renew: 10, retry: 0, isValid: false),
    ])
    func `times that contradict each other are refused`(lease: Int, renew: Int, retry: Int, isValid: Bool) {
        let timing = try? ElectionTiming(
            leaseDuration: .seconds(lease), renewDeadline: .seconds(renew), retryPeriod: .seconds(retry))
        #expect((timing != nil) == isValid)
    }
}
