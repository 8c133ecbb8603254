import Foundation
import Testing

@testable import Lab

struct BackOffTests {
    private let start = Date(timeIntervalSince1970: 1_780_000_000)

    @Test func `The wait doubles from ten seconds up to five minutes`() {
        var backOff = BackOff()
        var delays: [String] = []
        for _ in 0..<7 {
            backOff.next(after: start, at: start)
            delays.append(backOff.text)
        }
        #expect(delays == ["10s", "20s", "40s", "1m20s", "2m40s", "5m0s", "5m0s"])
    }

    @Test func `What never failed is not waited for, and a wait ends`() {
        var backOff = BackOff()
        #expect(!backOff.isWaiting(at: start))
        backOff.next(after: start, at: start)
        #expect(backOff.isWaiting(at: start.addingTimeInterval(9.9)))
        #expect(!backOff.isWaiting(at: start.addingTimeInterval(10)))
    }

    @Test func `Ten minutes without a failure begin it anew`() {
        var backOff = BackOff()
        for _ in 0..<3 { backOff.next(after: start, at: start) }
        let soon = start.addingTimeInterval(600)
        #expect(backOff.isWaiting(since: soon, at: soon))
        let late = start.addingTimeInterval(601)
        #expect(!backOff.isWaiting(since: late, at: late))
        backOff.next(after: late, at: late)
        #expect(backOff.text == "10s")
    }

    @Test(arguments: [
        (0, "0s"), (0.25, "250ms"), (1, "1s"), (1.5, "1.5s"), (1.203, "1.203s"), (80, "1m20s"), (300, "5m0s"),
        (3661, "1h1m1s"),
    ])
    func `Durations are written as Go writes them`(seconds: Double, text: String) {
        #expect(GoDuration.text(seconds) == text)
    }
}
