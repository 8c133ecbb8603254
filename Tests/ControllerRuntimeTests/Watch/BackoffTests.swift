import Testing

@testable import ControllerRuntime

@Suite struct BackoffTests {
    @Test func `delays double from 800 ms to 30 s, jitter apart`() {
        var backoff = Backoff.watch
        var generator = SeededGenerator(seed: 1)
        var now = Duration.zero
        for base in [0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30] {
            let delay = backoff.next(at: now, using: &generator)
            #expect(delay >= .seconds(base) && delay < .seconds(base * 2))
            now += delay
        }
    }

    @Test func `delays start over after two minutes without a failure`() {
        var backoff = Backoff.watch
        var generator = SeededGenerator(seed: 2)
        var now = Duration.zero
        for _ in 0..<5 { now += backoff.next(at: now, using: &generator) }
        #expect(backoff.next(at: now + .seconds(60), using: &generator) >= .seconds(25.6))
        now += .seconds(60 + 52 + 120)
        #expect(backoff.next(at: now, using: &generator) < .seconds(1.6))
    }
}
