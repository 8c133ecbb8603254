import Foundation
import Synchronization
import Testing

@testable import Telemetry

@Suite struct ConsoleExporterTests {
    private final class Lines: Sendable {
        private let written = Mutex<[String]>([])

        var all: [String] { written.withLock { $0 } }

        func write(_ line: String) { written.withLock { $0.append(line) } }
    }

    private let lines = Lines()
    private let scrubber = Scrubber(scrub: { $0 }, length: 100)

    private func object(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    @Test func `each span is one line of JSON, whatever it holds`() async throws {
        let spans = ["a\nb", "c\u{1b}[2J\u{85}\u{2028}"].map { ScrubbedSpan(.test($0), scrubber: scrubber) }
        _ = try await ConsoleSpanExporter(write: lines.write).export(spans)
        #expect(lines.all.count == 2)
        for (line, name) in zip(lines.all, ["a\nb", "c\u{1b}[2J\u{85}\u{2028}"]) {
            #expect(line.hasSuffix("\n"))
            #expect(!line.dropLast().unicodeScalars.contains { $0.properties.generalCategory == .control })
            let object = try object(line)
            #expect(object["name"] as? String == name)
            #expect(object["traceId"] as? String == "00000000000000010000000000000002")
        }
    }

    @Test func `all metrics are one line of JSON`() async throws {
        let payload = MetricPayload(
            source: OTLPSource(resource: [], scope: "s", version: "1"), families: PrometheusMetrics().families(),
            scrubber: scrubber, start: 1, time: 2)
        _ = try await ConsoleMetricExporter(write: lines.write).export(payload)
        #expect(lines.all.count == 1)
        #expect(try object(lines.all[0])["resourceMetrics"] != nil)
    }
}
