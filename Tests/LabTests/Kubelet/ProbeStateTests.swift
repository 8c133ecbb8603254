import Foundation
import Testing

@testable import Lab

struct ProbeStateTests {
    private let start = Date(timeIntervalSince1970: 1_780_000_000)

    private func spec(delay: Double = 0, period: Double = 10, failures: Int = 3, successes: Int = 1) -> ProbeSpec {
        var spec = ProbeSpec(.tcp(port: 80))
        spec.initialDelay = delay
        spec.period = period
        spec.failureThreshold = failures
        spec.successThreshold = successes
        return spec
    }

    /// Feeds answers at the moments that the probe asks for.
    private func verdicts(_ state: inout ProbeState, _ answers: [Bool]) -> [(Double, Bool?)] {
        var now = start
        return answers.map { answer in
            now = state.nextLook(at: now, passesNow: false, change: nil) ?? now
            let isNews = state.take(passed: answer, at: now)
            return (now.timeIntervalSince(start), isNews ? state.passes : nil)
        }
    }

    @Test func `Readiness comes with enough good answers and goes with enough bad ones`() {
        var state = ProbeState(.readiness, spec(delay: 5, successes: 2), startedAt: start)
        let seen = verdicts(&state, [true, true, false, false, false])
        #expect(seen.map(\.0) == [5, 15, 25, 35, 45])
        #expect(seen.map(\.1) == [nil, true, nil, nil, false])
    }

    @Test func `Of three failures in a row a liveness probe makes one verdict`() {
        var state = ProbeState(.liveness, spec(), startedAt: start)
        #expect(verdicts(&state, [true, false, false, true, false, false, false]).map(\.1).last == false)
    }

    @Test func `A startup probe that never passes fails`() {
        var state = ProbeState(.startup, spec(failures: 2), startedAt: start)
        #expect(verdicts(&state, [false, false]).map(\.1) == [nil, false])
    }

    @Test func `What is settled is asked again only when it may change, in its rhythm`() {
        var state = ProbeState(.readiness, spec(), startedAt: start)
        let now = start.addingTimeInterval(1)
        _ = state.take(passed: true, at: now)
        #expect(state.nextLook(at: now, passesNow: true, change: nil) == nil)
        #expect(
            state.nextLook(at: now, passesNow: true, change: start.addingTimeInterval(95))
                == start.addingTimeInterval(101))
        #expect(state.nextLook(at: now, passesNow: false, change: nil) == start.addingTimeInterval(11))
    }
}
