import Evidence
import Foundation

/// How many lines of a log are reduced to templates in a second, for usual logs and for the worst ones.
@main struct LogTemplateBenchmark {
    static func main() {
        let runs = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 5
        guard 1...99 ~= runs else {
            FileHandle.standardError.write(Data("usage: log-template-benchmark [runs, 1 to 99]\n".utf8))
            exit(2)
        }
        print("medians of \(runs) runs, chunks of 64 KiB, by processor time")
        print(row("log", "lines", "MB", "lines/s", "MB/s", "templates", "traces", "digest"))
        for log in SampleLog.all {
            let bytes = log.makeBytes()
            var seconds: [Double] = []
            var summary: LogSummary?
            for _ in 0..<runs {
                let (time, result) = reduce(bytes)
                seconds.append(time)
                summary = result
            }
            guard let summary else { continue }
            let median = seconds.sorted()[runs / 2]
            let lines = bytes.count { $0 == 0x0a }
            let start = ProcessorTime.now
            _ = LogDigest(summary, maximumBytes: 6000)
            let digest = ProcessorTime.now - start
            print(
                row(
                    log.name, "\(lines)", String(format: "%.1f", Double(bytes.count) / 1e6),
                    String(format: "%.0f", Double(lines) / median),
                    String(format: "%.0f", Double(bytes.count) / 1e6 / median), "\(summary.templates.count)",
                    "\(summary.traces.count)", String(format: "%.1f ms", digest * 1000)))
        }
        print("resident at the end: \(ResidentMemory.peak / 1_000_000) MB at most, the logs themselves included")
    }

    /// Reads a log in chunks, as it comes from the network.
    private static func reduce(_ bytes: [UInt8]) -> (seconds: Double, summary: LogSummary) {
        var templates = LogTemplates(reference: Date(timeIntervalSince1970: 1_795_600_000))
        let start = ProcessorTime.now
        bytes.withUnsafeBytes { bytes in
            var position = 0
            while position < bytes.count {
                let end = min(bytes.count, position + 65_536)
                templates.append(UnsafeRawBufferPointer(rebasing: bytes[position..<end]))
                position = end
            }
        }
        let summary = templates.summary()
        return (ProcessorTime.now - start, summary)
    }

    private static func row(_ columns: String...) -> String {
        columns.enumerated().map { index, column in
            let width = index == 0 ? 22 : 10
            let padding = String(repeating: " ", count: max(0, width - column.count))
            return index == 0 ? column + padding : padding + column
        }.joined(separator: " ")
    }
}
