import Foundation
import Testing

@testable import Telemetry

@Suite struct RetryAfterTests {
    /// Sun, 06 Nov 1994 08:49:37 GMT.
    private static let moment = Date(timeIntervalSince1970: 784_111_777)

    @Test(arguments: [
        ("0", RetryAfter.delay(.zero)), (" 120 ", .delay(.seconds(120))),
        ("Sun, 06 Nov 1994 08:49:37 GMT", .date(moment)),
    ])
    func `seconds and dates are read`(header: String, value: RetryAfter) {
        #expect(RetryAfter(header) == value)
    }

    @Test(arguments: [
        "", "soon", "-1", "1.5", "99999999999999999999", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT",
        "Sun, 06 Nix 1994 08:49:37 GMT", "Sun, -6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
    ])
    func `anything else says nothing`(header: String) {
        #expect(RetryAfter(header) == nil)
    }

    @Test func `a date that is over means at once`() {
        #expect(RetryAfter.date(Self.moment).delay(at: Self.moment - 30) == .seconds(30))
        #expect(RetryAfter.date(Self.moment).delay(at: Self.moment + 30) == .zero)
    }
}
