import Foundation
import Redaction

/// How fast texts are redacted on one core: logs as a cluster writes them, without secrets and with some, and texts that
/// were made to be slow. Every text is made in code and is the same in each run.
@main struct RedactionBenchmark {
    private static let runs = 7

    static func main() throws {
        let redactor = Redactor(key: try RedactionKey(bytes: [UInt8](repeating: 7, count: 32)))
        print("MB/s of processor time, median of \(runs) runs; secrets found in one run")
        for text in [LogLines.plain(byteCount: 16_000_000), LogLines.withSecrets(byteCount: 16_000_000)] {
            report(text.name, measure(text.bytes, with: redactor))
        }
        let stream = LogLines.plain(byteCount: 16_000_000)
        report("logs, as a stream of 16 KiB chunks", measureStream(stream.bytes, with: redactor))

        print("\nhostile texts of 1 MB, slowest first")
        let results = HostileText.all.map { ($0.name, measure($0.bytes, with: redactor)) }
        for (name, result) in results.sorted(by: { $0.1.rate < $1.1.rate }) { report(name, result) }
    }

    private static func report(_ name: String, _ result: Result) {
        let rate = String(format: "%8.1f", result.rate)
        print("\(rate)  \(name.debugDescription.dropFirst().dropLast()): \(result.found)")
    }

    private struct Result {
        /// Megabytes a second.
        var rate: Double
        var found: Int
    }

    private static func measure(_ bytes: [UInt8], with redactor: Redactor) -> Result {
        median(of: bytes.count) {
            var counts = RedactionCounts()
            _ = redactor.redact(bytes, counting: &counts)
            return counts.total
        }
    }

    private static func measureStream(_ bytes: [UInt8], with redactor: Redactor) -> Result {
        median(of: bytes.count) {
            var stream = redactor.stream()
            for start in stride(from: 0, to: bytes.count, by: 16_384) {
                _ = stream.append(Array(bytes[start..<min(start + 16_384, bytes.count)]))
            }
            _ = stream.finish()
            return stream.counts.total
        }
    }

    /// Processor time and not that of the clock on the wall, so that other work of the machine does not count.
    private static func median(of byteCount: Int, _ body: () -> Int) -> Result {
        var found = 0
        let rates = (0..<runs).map { _ in
            let start = clock()
            found = body()
            let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
            return Double(byteCount) / 1e6 / max(seconds, 1e-9)
        }
        return Result(rate: rates.sorted()[runs / 2], found: found)
    }
}
