import Foundation

@testable import Telemetry

extension TelemetryClock {
    /// A clock of a test's, at whose beginning it is 12:00 on 2 January 2030, UTC.
    static func test<Base: Clock>(_ base: Base) -> TelemetryClock where Base.Duration == Duration {
        let start = base.now
        return TelemetryClock(base) {
            Date(timeIntervalSince1970: 1_893_585_600 + start.duration(to: base.now) / .seconds(1))
        }
    }
}
