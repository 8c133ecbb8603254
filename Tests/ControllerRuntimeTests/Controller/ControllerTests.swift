import Logging
import MidwatchTestKit
import ServiceLifecycleTestKit
import Synchronization
import Testing

@testable import ControllerRuntime

@Suite(.timeLimit(.minutes(5))) struct ControllerTests {
    private struct Failure: Error {}

    /// What reconciles saw and are to do.
    private final class Work: Sendable {
        struct State {
            var started: [String] = []
            var ended: [String] = []
            var running = 0
            var mostRunning = 0
            var identifiers: Set<String> = []
            var outcomes: [Result<ReconcileOutcome, any Error>] = []
        }

        let state = Mutex(State())
        let gate = Latch()

        init(isOpen: Bool = true, outcomes: [Result<ReconcileOutcome, any Error>] = []) {
            state.withLock { $0.outcomes = outcomes }
            if isOpen { gate.open() }
        }

        var started: [String] { state.withLock { $0.started } }
        var ended: [String] { state.withLock { $0.ended } }

        func reconcile(_ key: String, _ logger: Logger) async throws -> ReconcileOutcome {
            let outcome = state.withLock { state in
                state.started.append(key)
                state.running += 1
                state.mostRunning = max(state.mostRunning, state.running)
                state.identifiers.insert("\(logger[metadataKey: "reconcile-id"] ?? "none")")
                return state.outcomes.isEmpty ? .success(.done) : state.outcomes.removeFirst()
            }
            defer { state.withLock { $0.running -= 1 } }
            try await gate.wait()
            state.withLock { $0.ended.append(key) }
            return try outcome.get()
        }
    }

    private let clock = ManualClock()

    private func makeController(
        _ work: Work, workers: Int = 1, timeout: Duration = .seconds(100), drain: Duration = .seconds(20)
    ) -> Controller<String> {
        var limits = Controller<String>.Limits()
        limits.workers = workers
        limits.reconcileTimeout = timeout
        limits.drainTimeout = drain
        return Controller(
            name: "test", limits: limits, clock: MonotonicClock(clock),
            logger: .silent, reconcile: work.reconcile)
    }

    /// Runs the controller as long as the body does, then shuts it down in good order.
    private func run(_ controller: Controller<String>, _ body: @Sendable () async -> Void) async throws {
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await controller.run() }
                await body()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    @Test func `each key is reconciled, under an id of its own`() async throws {
        let work = Work()
        let controller = makeController(work)
        try await run(controller) {
            for key in ["a", "b", "c"] { controller.queue.add(key) }
            await eventually("all are reconciled") { work.ended.count == 3 }
        }
        #expect(work.ended == ["a", "b", "c"])
        #expect(work.state.withLock { $0.identifiers.count } == 3)
    }

    @Test(arguments: [1, 3])
    func `no more keys are reconciled at once than there are workers`(workers: Int) async throws {
        let work = Work(isOpen: false)
        let controller = makeController(work, workers: workers)
        try await run(controller) {
            for number in 0..<10 { controller.queue.add("\(number)") }
            await eventually("all workers are busy") { work.started.count == workers }
            work.gate.open()
            await eventually("all are reconciled") { work.ended.count == 10 }
        }
        #expect(work.state.withLock { $0.mostRunning } == workers)
    }

    @Test func `a key that failed is tried again after its delay, and its failures end with a success`() async throws {
        let work = Work(outcomes: [.failure(Failure()), .failure(Failure())])
        let controller = makeController(work)
        try await run(controller) {
            controller.queue.add("a")
            for count in 1...2 {
                await eventually("the key is to be tried again") {
                    controller.queue.failureCount(of: "a") == count && controller.queue.inFlight == 0
                }
                #expect(work.ended.count == count)
                clock.advance(by: .seconds(1))
            }
            await eventually("it was tried three times") { work.ended.count == 3 && controller.queue.inFlight == 0 }
        }
        #expect(controller.queue.failureCount(of: "a") == 0)
    }

    @Test func `a terminal error is not tried again`() async throws {
        let work = Work(outcomes: [.failure(TerminalError(Failure()))])
        let controller = makeController(work)
        try await run(controller) {
            controller.queue.add("a")
            await eventually("it is reconciled") { work.ended == ["a"] && controller.queue.inFlight == 0 }
            #expect(clock.sleeperCount == 0)
            controller.queue.add("a")
            await eventually("a change brings it back") { work.ended.count == 2 }
        }
        #expect(controller.queue.failureCount(of: "a") == 0)
    }

    @Test func `a key comes back when it asked for it`() async throws {
        let work = Work(outcomes: [.success(.requeueAfter(.seconds(30)))])
        let controller = makeController(work)
        try await run(controller) {
            controller.queue.add("a")
            await eventually("it is reconciled") { work.ended == ["a"] && controller.queue.inFlight == 0 }
            await clock.waitForSleepers()
            clock.advance(by: .seconds(29))
            #expect(controller.queue.depth == 0)
            await clock.waitForSleepers()
            clock.advance(by: .seconds(1))
            await eventually("it is reconciled again") { work.ended.count == 2 }
        }
    }

    @Test func `a reconcile that takes too long is cancelled and tried again`() async throws {
        let work = Work(isOpen: false)
        let controller = makeController(work, timeout: .seconds(5))
        try await run(controller) {
            controller.queue.add("a")
            await eventually("it has begun") { work.started.count == 1 }
            await clock.waitForSleepers()
            clock.advance(by: .seconds(5))
            await eventually("it has failed") { controller.queue.failureCount(of: "a") == 1 }
            work.gate.open()
            await clock.waitForSleepers()
            clock.advance(by: .seconds(1))
            await eventually("it is reconciled") { work.ended == ["a"] }
        }
    }

    @Test func `a shutdown lets what runs end, and begins nothing new`() async throws {
        let work = Work(isOpen: false)
        let controller = makeController(work)
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await controller.run() }
                controller.queue.add("running")
                controller.queue.add("waiting")
                await eventually("one runs") { work.started == ["running"] }
                trigger.triggerGracefulShutdown()
                await eventually("the queue is shut down") { controller.queue.depth == 0 }
                work.gate.open()
                try await group.waitForAll()
            }
        }
        #expect(work.started == ["running"])
        #expect(work.ended == ["running"])
    }

    @Test func `what does not end in time after a shutdown is cancelled, and that is an error`() async throws {
        let work = Work(isOpen: false)
        let controller = makeController(work, drain: .seconds(20))
        await #expect {
            try await testGracefulShutdown { trigger in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await controller.run() }
                    controller.queue.add("a")
                    await eventually("it runs") { work.started == ["a"] }
                    trigger.triggerGracefulShutdown()
                    await clock.waitForSleepers(2)
                    clock.advance(by: .seconds(20))
                    for try await _ in group {}
                }
            }
        } throws: { error in
            (error as? ControllerRuntimeError)?.code == .shutdownTimeout
        }
        #expect(work.ended.isEmpty)
        #expect(controller.queue.failureCount(of: "a") == 0)
    }

    @Test func `a worker that is stuck beyond the limit shows`() async throws {
        let work = Work(isOpen: false)
        let controller = makeController(work, timeout: .seconds(5))
        controller.queue.add("a")
        _ = await controller.queue.next()
        clock.advance(by: .seconds(64))
        #expect(controller.livenessFailure == nil)
        clock.advance(by: .seconds(2))
        #expect(controller.livenessFailure?.contains("stuck") == true)
    }
}
