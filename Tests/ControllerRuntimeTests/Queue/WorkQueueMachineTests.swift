import Testing

@testable import ControllerRuntime

/// A machine that expressions of a test may change.
private final class Driver<Key: Hashable & Sendable> {
    private var machine = WorkQueueMachine<Key>()
    private var generator = SeededGenerator(seed: 5)

    @discardableResult
    func add(_ key: Key, priority: Int, now: Duration) -> Bool { machine.add(key, priority: priority, now: now) }

    func add(_ key: Key, after delay: Duration, priority: Int, now: Duration) {
        machine.add(key, after: delay, priority: priority, now: now)
    }

    @discardableResult
    func retry(_ key: Key, now: Duration = .zero) -> Duration {
        machine.retry(key, priority: 0, now: now, using: &generator)
    }

    func take(now: Duration = .zero) -> WorkQueueMachine<Key>.Handout? { machine.take(now: now) }

    @discardableResult
    func finish(_ key: Key, now: Duration = .zero) -> Duration { machine.finish(key, now: now) }

    func promote(now: Duration) -> Int { machine.promote(now: now) }

    func forget(_ key: Key) { machine.forget(key) }

    func shutDown() { machine.shutDown() }

    func failureCount(of key: Key) -> Int { machine.failureCount(of: key) }

    func longestWork(now: Duration) -> Duration { machine.longestWork(now: now) }

    var depth: Int { machine.depth }
    var inFlight: Int { machine.inFlight }
    var nextTimer: Duration? { machine.nextTimer }
}

@Suite struct WorkQueueMachineTests {
    private let machine = Driver<String>()

    private func take() -> String? { machine.take()?.key }

    @Test func `a key waits at most once`() {
        #expect(machine.add("a", priority: 0, now: .zero))
        #expect(!machine.add("a", priority: 0, now: .zero))
        #expect(machine.depth == 1)
        #expect(take() == "a")
        #expect(take() == nil)
    }

    @Test func `keys come in the order in which they were added`() {
        for key in ["c", "a", "b"] { machine.add(key, priority: 0, now: .zero) }
        #expect([take(), take(), take()] == ["c", "a", "b"])
    }

    @Test func `a key that is added while it is worked on is worked on once more, and only afterwards`() {
        machine.add("a", priority: 0, now: .zero)
        #expect(take() == "a")
        machine.add("a", priority: 0, now: .zero)
        machine.add("a", priority: 0, now: .zero)
        #expect(take() == nil)
        #expect(machine.depth == 0)
        machine.finish("a")
        #expect(machine.depth == 1)
        #expect(take() == "a")
        machine.finish("a")
        #expect(take() == nil)
    }

    @Test func `what happens now comes before what was there before`() {
        machine.add("old-1", priority: QueuePriority.initial, now: .zero)
        machine.add("old-2", priority: QueuePriority.initial, now: .zero)
        machine.add("now", priority: QueuePriority.normal, now: .zero)
        #expect([take(), take(), take()] == ["now", "old-1", "old-2"])
    }

    @Test func `a waiting key rises with a higher priority and does not sink with a lower`() {
        machine.add("a", priority: -100, now: .zero)
        machine.add("b", priority: -100, now: .zero)
        machine.add("b", priority: 0, now: .zero)
        machine.add("b", priority: -100, now: .zero)
        #expect(machine.depth == 2)
        #expect([take(), take(), take()] == ["b", "a", nil])
    }

    @Test func `how long a key waited counts from when it was first added`() {
        machine.add("a", priority: -100, now: .seconds(1))
        machine.add("a", priority: 0, now: .seconds(3))
        #expect(machine.take(now: .seconds(6))?.waited == .seconds(5))
        #expect(machine.longestWork(now: .seconds(10)) == .seconds(4))
        #expect(machine.finish("a", now: .seconds(16)) == .seconds(10))
    }

    // MARK: Delays

    @Test func `a delayed key waits when its time has come`() {
        machine.add("a", after: .seconds(10), priority: 0, now: .zero)
        #expect(machine.nextTimer == .seconds(10))
        #expect(machine.promote(now: .seconds(9)) == 0)
        #expect(take() == nil)
        #expect(machine.promote(now: .seconds(10)) == 1)
        #expect(take() == "a")
    }

    @Test(arguments: [[30, 10, 20], [10, 20, 30], [20, 30, 10]])
    func `of several delays the earliest wins`(delays: [Int]) {
        for delay in delays { machine.add("a", after: .seconds(delay), priority: 0, now: .zero) }
        #expect(machine.nextTimer == .seconds(10))
        #expect(machine.promote(now: .seconds(10)) == 1)
        #expect(take() == "a")
        machine.finish("a")
        #expect(machine.promote(now: .seconds(60)) == 0)
    }

    @Test func `a key that waits already needs no delay`() {
        machine.add("a", priority: 0, now: .zero)
        machine.add("a", after: .seconds(10), priority: 0, now: .zero)
        #expect(machine.nextTimer == nil)
    }

    @Test func `an immediate key comes at once in place of later`() {
        machine.add("a", after: .seconds(10), priority: 0, now: .zero)
        machine.add("a", priority: 0, now: .zero)
        #expect(take() == "a")
        machine.finish("a")
        #expect(machine.promote(now: .seconds(10)) == 0)
        #expect(machine.nextTimer == nil)
    }

    @Test func `a key that is worked on may come back after a delay`() {
        machine.add("a", priority: 0, now: .zero)
        _ = take()
        machine.add("a", after: .seconds(10), priority: 0, now: .zero)
        machine.finish("a")
        #expect(machine.depth == 0)
        #expect(machine.promote(now: .seconds(10)) == 1)
    }

    @Test func `timers of keys that came earlier do not pile up`() {
        for number in 0..<1_000 {
            machine.add("a", after: .seconds(10_000 - number), priority: 0, now: .zero)
            machine.add("a", priority: 0, now: .zero)
            _ = take()
            machine.finish("a")
        }
        #expect(machine.nextTimer == nil)
    }

    // MARK: Failures

    @Test func `delays after failures double from 5 ms to 1000 s`() {
        var expected = Duration.milliseconds(5)
        for _ in 0..<25 {
            let delay = machine.retry("a")
            #expect(delay >= expected && delay < expected * 1.5)
            expected = min(expected * 2, .seconds(1_000))
        }
        #expect(machine.failureCount(of: "a") == 25)
        machine.forget("a")
        #expect(machine.failureCount(of: "a") == 0)
        #expect(machine.retry("a") < .milliseconds(8))
    }

    @Test func `failures of each key are counted apart`() {
        for _ in 0..<5 { machine.retry("a") }
        #expect(machine.retry("b") < .milliseconds(8))
    }

    @Test func `failures are remembered for a bounded number of keys`() {
        let machine = Driver<Int>()
        let capacity = WorkQueueMachine<Int>.failureCapacity
        for key in 0..<capacity + 500 { machine.retry(key) }
        let remembered = (0..<capacity + 500).count { machine.failureCount(of: $0) > 0 }
        #expect(remembered == capacity)
    }

    // MARK: Shutdown

    @Test func `after the shutdown nothing is handed out or taken in, but work may be finished`() {
        machine.add("a", priority: 0, now: .zero)
        machine.add("b", priority: 0, now: .zero)
        _ = take()
        machine.shutDown()
        #expect(take() == nil)
        #expect(!machine.add("c", priority: 0, now: .zero))
        machine.add("d", after: .seconds(1), priority: 0, now: .zero)
        #expect(machine.promote(now: .seconds(10)) == 0)
        #expect(machine.inFlight == 1)
        machine.finish("a")
        #expect(machine.inFlight == 0)
    }

    // MARK: Invariants

    @Test(arguments: 0..<10)
    func `whatever happens, no key is lost, doubled, or worked on twice at once`(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let machine = Driver<Int>()
        var now = Duration.zero
        var working: Set<Int> = []
        // What must still be worked on: since when it may be, by the model.
        var owed: [Int: Duration] = [:]
        for _ in 0..<5_000 {
            let key = Int.random(in: 0..<20, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0:
                machine.add(key, priority: Int.random(in: -1...1, using: &generator), now: now)
                owed[key] = now
            case 1:
                let delay = Duration.milliseconds(Int.random(in: 1..<500, using: &generator))
                machine.add(key, after: delay, priority: 0, now: now)
                owed[key] = min(owed[key] ?? now + delay, now + delay)
            case 2:
                let delay = machine.retry(key, now: now)
                owed[key] = min(owed[key] ?? now + delay, now + delay)
            case 3:
                now += .milliseconds(Int.random(in: 0..<200, using: &generator))
                _ = machine.promote(now: now)
            case 4:
                guard let taken = machine.take(now: now)?.key else {
                    #expect(owed.allSatisfy { $0.value > now || working.contains($0.key) })
                    continue
                }
                let isNew = working.insert(taken).inserted
                #expect(isNew)
                let due = owed.removeValue(forKey: taken)
                #expect(due.map { $0 <= now } == true)
            default:
                guard let finished = working.randomElement(using: &generator) else { continue }
                working.remove(finished)
                machine.finish(finished, now: now)
            }
            #expect(machine.inFlight == working.count)
        }
        for key in working { machine.finish(key, now: now) }
        now += .seconds(3_000)
        _ = machine.promote(now: now)
        var rest: Set<Int> = []
        while let key = machine.take(now: now)?.key {
            let isNew = rest.insert(key).inserted
            #expect(isNew)
        }
        #expect(rest == Set(owed.keys))
    }
}
