import Foundation
import Logging
import Synchronization
import Testing

@testable import Telemetry

@Suite struct StandardErrorLogHandlerTests {
    private final class Lines: Sendable {
        private let written = Mutex<[String]>([])

        var all: [String] { written.withLock { $0 } }

        func write(_ line: String) { written.withLock { $0.append(line) } }
    }

    private let lines = Lines()

    private func makeLogger(_ format: LogFormat, level: Logger.Level = .info) -> Logger {
        Logger(label: "midwatch.test") { label in
            StandardErrorLogHandler(label: label, level: level, format: format, write: lines.write)
        }
    }

    private func object(_ line: String?) throws -> [String: Any] {
        let line = try #require(line)
        return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    @Test func `a record is one line: level, message, pairs in the order of their names`() {
        makeLogger(.text).warning("A watch failed", metadata: ["resource": "pods", "attempt": "3"])
        #expect(lines.all == ["warning A watch failed attempt=3 resource=pods\n"])
    }

    @Test func `values that are not one word are in quotation marks`() {
        makeLogger(.text).info("x", metadata: ["a": "two words", "b": "", "c": "k=v", "d": "say \"hi\"", "e": "c:\\d"])
        #expect(lines.all == [#"info x a="two words" b="" c="k=v" d="say \"hi\"" e="c:\\d""# + "\n"])
    }

    @Test(arguments: LogFormat.allCases)
    func `nothing that is logged can make a line of its own or steer a terminal`(format: LogFormat) {
        makeLogger(format).error(
            "first\nerror forged\u{1b}[2J", metadata: ["key": "a\r\nerror forged\u{2028}\u{85}", "other": ["x\ny"]])
        #expect(lines.all.count == 1)
        let line = lines.all[0]
        #expect(line.hasSuffix("\n"))
        #expect(!line.dropLast().unicodeScalars.contains { $0.properties.generalCategory == .control })
        #expect(!line.unicodeScalars.contains("\u{2028}"))
    }

    @Test func `a record may be one JSON object`() throws {
        let metadata: Logger.Metadata = [
            "resource": "pods", "seconds": .stringConvertible(1.5), "kinds": ["a", ["b": "c"]],
        ]
        makeLogger(.json).notice("in \"sync\"", metadata: metadata)
        let object = try object(lines.all.first)
        #expect(object["level"] as? String == "notice")
        #expect(object["logger"] as? String == "midwatch.test")
        #expect(object["message"] as? String == "in \"sync\"")
        #expect(object["resource"] as? String == "pods")
        #expect(object["seconds"] as? String == "1.5")
        #expect((object["kinds"] as? [Any])?.first as? String == "a")
        #expect((object["time"] as? String)?.hasSuffix("Z") == true)
    }

    @Test func `metadata cannot take the place of a record's own fields`() throws {
        makeLogger(.json).info("real", metadata: ["message": "forged", "level": "critical"])
        let object = try object(lines.all.first)
        #expect(object["message"] as? String == "real")
        #expect(object["level"] as? String == "info")
        #expect(object["metadata.message"] as? String == "forged")
    }

    @Test func `less urgent records than the level are not written`() {
        let logger = makeLogger(.text, level: .warning)
        logger.info("quiet")
        logger.warning("loud")
        #expect(lines.all == ["warning loud\n"])
    }

    @Test func `what the call says wins over what the logger carries`() {
        var logger = makeLogger(.text)
        logger[metadataKey: "key"] = "logger"
        logger[metadataKey: "name"] = "logger"
        logger.info("x", metadata: ["key": "call"])
        #expect(lines.all == ["info x key=call name=logger\n"])
    }
}
