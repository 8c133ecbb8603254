import MidwatchTestKit
import Testing

@testable import ControllerRuntime

@Suite(.timeLimit(.minutes(5))) struct WorkQueueTests {
    private let clock = ManualClock()

    private func makeQueue() -> WorkQueue<String> {
        WorkQueue(name: "test", clock: MonotonicClock(clock), generator: SeededGenerator(seed: 8))
    }

    @Test func `a worker that waits gets the key that comes`() async {
        let queue = makeQueue()
        async let key = queue.next()
        queue.add("a")
        #expect(await key == "a")
        #expect(queue.inFlight == 1)
        queue.finish("a")
        #expect(queue.inFlight == 0)
    }

    @Test func `each of several workers gets another key`() async {
        let queue = makeQueue()
        let keys = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<10 { group.addTask { await queue.next() } }
            for number in 0..<10 { queue.add("\(number)") }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(keys == Set((0..<10).map { "\($0)" }))
    }

    @Test func `a cancelled worker goes without a key, and the key to another`() async {
        let queue = makeQueue()
        await withTaskGroup(of: String?.self) { group in
            group.addTask { await queue.next() }
            group.cancelAll()
            #expect(await group.next() == .some(nil))
        }
        queue.add("a")
        #expect(await queue.next() == "a")
    }

    @Test func `a delayed key comes in its time, an earlier one before it`() async {
        let queue = makeQueue()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await queue.run() }
            queue.add("late", after: .seconds(100))
            queue.add("soon", after: .seconds(10))
            await eventually("the queue sleeps for the earlier one") {
                clock.advance(by: .milliseconds(1))
                return clock.sleeperCount == 1
            }
            clock.advance(by: .seconds(10))
            #expect(await queue.next() == "soon")
            await clock.waitForSleepers()
            clock.advance(by: .seconds(90))
            #expect(await queue.next() == "late")
            group.cancelAll()
        }
    }

    @Test func `a key that failed comes back after its delay`() async {
        let queue = makeQueue()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await queue.run() }
            queue.add("a")
            _ = await queue.next()
            let delay = queue.retry("a")
            queue.finish("a")
            #expect(queue.depth == 0)
            await clock.waitForSleepers()
            clock.advance(by: delay)
            #expect(await queue.next() == "a")
            group.cancelAll()
        }
    }

    @Test func `the shutdown releases those who wait, and drains when the last key is given back`() async throws {
        let queue = makeQueue()
        queue.add("a")
        #expect(await queue.next() == "a")
        async let waiting = queue.next()
        async let running: Void = queue.run()
        async let drained: Void = queue.waitUntilDrained()
        queue.shutDown()
        #expect(await waiting == nil)
        await running
        #expect(queue.inFlight == 1)
        queue.finish("a")
        try await drained
        queue.add("b")
        #expect(await queue.next() == nil)
    }
}
