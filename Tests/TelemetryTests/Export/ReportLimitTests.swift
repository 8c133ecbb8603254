import Testing

@testable import Telemetry

@Suite struct ReportLimitTests {
    @Test func `what is told is not told again for five minutes`() {
        var limit = ReportLimit()
        let told = [0, 1, 299, 300, 301, 599, 600].map { limit.tells(at: .seconds($0)) }
        #expect(told == [true, false, false, true, false, false, true])
    }
}
