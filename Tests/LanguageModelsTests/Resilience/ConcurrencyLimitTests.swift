import MidwatchTestKit
import ModelExchange
import Synchronization
import Testing

@testable import LanguageModels

@Suite(.timeLimit(.minutes(5)))
struct ConcurrencyLimitTests {
    /// Counts how many operations run at once.
    private final class Gauge: Sendable {
        private let state = Mutex((now: 0, most: 0))

        var most: Int { state.withLock { $0.most } }

        func enter() {
            state.withLock { state in
                state.now += 1
                state.most = max(state.most, state.now)
            }
        }

        func leave() { state.withLock { $0.now -= 1 } }
    }

    @Test func `No more run at once than may, and all get their turn`() async throws {
        let limit = ConcurrencyLimit("openai", running: 3, waiting: 100)
        let gauge = Gauge()
        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<50 {
                group.addTask {
                    try await limit.run {
                        gauge.enter()
                        for _ in 0..<10 { await Task.yield() }
                        gauge.leave()
                        return number
                    }
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(done.count == 50)
        #expect(gauge.most <= 3)
    }

    @Test func `Past the queue a request fails at once, and a cancelled one gives up its place`() async throws {
        let limit = ConcurrencyLimit("openai", running: 1, waiting: 1)
        let clock = ManualClock()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await limit.run { try await clock.sleep(for: .seconds(1)) } }
            await clock.waitForSleepers()
            await withThrowingTaskGroup(of: Void.self) { waiters in
                waiters.addTask { try await limit.run {} }
                while limit.waitingCount == 0 { await Task.yield() }
                let refusal = await modelError { try await limit.run {} }
                #expect(refusal?.code == .unavailable)
                #expect(refusal?.message == "openai: 1 requests wait already")
                waiters.cancelAll()
                await #expect(throws: CancellationError.self) { try await waiters.waitForAll() }
            }
            #expect(limit.waitingCount == 0)
            clock.advance(by: .seconds(1))
            try await group.waitForAll()
        }
        #expect(try await limit.run { 7 } == 7, "the place is free again")
    }
}
