import Foundation
import Testing

@testable import Telemetry

@Suite struct ExportRetryTests {
    private static let now = Date(timeIntervalSince1970: 784_111_777)

    private func step(
        _ failure: ExportRetry.Failure, remaining: Duration = .seconds(30), jitter: Double = 0
    ) -> ExportRetry.Step {
        var retry = ExportRetry()
        return retry.next(after: failure, remaining: remaining, now: Self.now, jitter: jitter)
    }

    @Test(arguments: [429, 502, 503, 504])
    func `an answer that asks for another attempt gets it`(status: Int) {
        #expect(step(.status(status, retryAfter: nil)) == .wait(.milliseconds(500)))
    }

    @Test(arguments: [301, 307, 400, 401, 403, 404, 408, 413, 500, 501, 505])
    func `no other answer does, whatever it says of later`(status: Int) {
        #expect(step(.status(status, retryAfter: nil)) == .giveUp)
        #expect(step(.status(status, retryAfter: .delay(.seconds(1)))) == .giveUp)
    }

    @Test func `no answer at all is tried again`() {
        #expect(step(.noAnswer) == .wait(.milliseconds(500)))
    }

    @Test func `what the collector says of when counts`() {
        #expect(step(.status(503, retryAfter: .delay(.seconds(7))), jitter: 1) == .wait(.seconds(7)))
        #expect(step(.status(429, retryAfter: .date(Self.now + 9))) == .wait(.seconds(9)))
    }

    @Test func `waits double, spread by half, up to half a minute`() {
        var retry = ExportRetry()
        let waits = (0..<7).map { _ in
            retry.next(after: .noAnswer, remaining: .seconds(1_000), now: Self.now, jitter: 1)
        }
        #expect(waits == [1, 2, 4, 8, 16, 30, 30].map { .wait(.seconds($0)) })
        #expect(step(.noAnswer, jitter: 0.5) == .wait(.milliseconds(750)))
    }

    @Test func `there is no attempt for which no time is left`() {
        #expect(step(.noAnswer, remaining: .milliseconds(500)) == .giveUp)
        #expect(step(.status(503, retryAfter: .delay(.seconds(60)))) == .giveUp)
    }
}
