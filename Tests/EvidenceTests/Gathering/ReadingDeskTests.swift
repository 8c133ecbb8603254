import ControllerRuntime
import Evidence
import Incidents
import MidwatchTestKit
import Synchronization
import Testing

@testable import Evidence

@Suite(.timeLimit(.minutes(5)))
struct ReadingDeskTests {
    private func item(_ text: String) -> Gathered {
        Gathered(items: [.item(.signal, from: "test", relevance: 1, text)])
    }

    @Test func `What was read comes in the order of the readings, whatever ends first`() async {
        let latch = Mutex<CheckedContinuation<Void, Never>?>(nil)
        let readings = [
            Reading("first") {
                await withCheckedContinuation { continuation in latch.withLock { $0 = continuation } }
                return item("first")
            },
            Reading("second") {
                while latch.withLock({ $0 == nil }) { await Task.yield() }
                latch.withLock { $0?.resume() }
                return item("second")
            },
        ]
        let gathered = await ReadingDesk(concurrency: 2, limit: .seconds(50), clock: MonotonicClock()).carryOut(
            readings)
        #expect(gathered.texts == ["first", "second"])
    }

    @Test func `A reading that fails leaves an omission in plain words and takes nothing with it`() async {
        let readings = [
            Reading("the quotas") { throw ActuatorError(.forbidden, "not allowed to list resourcequotas") },
            Reading("the rest") { item("rest") },
        ]
        let gathered = await ReadingDesk(concurrency: 1, limit: .seconds(50), clock: MonotonicClock()).carryOut(
            readings)
        #expect(gathered.texts == ["rest"])
        #expect(gathered.omissions == [Omission("the quotas", because: "not allowed to list resourcequotas")])
    }

    @Test func `What is not read in time is an omission, and what was is kept`() async {
        let clock = ManualClock()
        let desk = ReadingDesk(concurrency: 2, limit: .seconds(10), clock: MonotonicClock(clock))
        let isDone = Mutex(false)
        async let gathered = desk.carryOut([
            Reading("quick") {
                isDone.withLock { $0 = true }
                return item("quick")
            },
            Reading("stuck") {
                try await clock.sleep(for: .seconds(1000))
                return item("stuck")
            },
            Reading("never begun") {
                try await clock.sleep(for: .seconds(1000))
                return item("never begun")
            },
        ])
        // The deadline and the two that are stuck.
        await clock.waitForSleepers(3)
        #expect(isDone.withLock { $0 })
        clock.advance(by: .seconds(10))
        let late = "it was not read within 10.0 seconds"
        #expect(await gathered.texts == ["quick"])
        #expect(await gathered.omissions == [Omission("stuck", because: late), Omission("never begun", because: late)])
    }

    @Test(arguments: [1, 3])
    func `No more than a few are read at once`(limit: Int) async {
        let counts = Mutex((now: 0, most: 0))
        let readings = (0..<12).map { number in
            Reading("\(number)") {
                counts.withLock { counts in
                    counts.now += 1
                    counts.most = max(counts.most, counts.now)
                }
                for _ in 0..<20 { await Task.yield() }
                counts.withLock { $0.now -= 1 }
                return item("\(number)")
            }
        }
        let desk = ReadingDesk(concurrency: limit, limit: .seconds(50), clock: MonotonicClock())
        #expect(await desk.carryOut(readings).items.count == 12)
        #expect(counts.withLock { $0.most } <= limit)
    }
}
