import Evidence
import Foundation
import Testing

@Suite struct `Log templates` {
    private static let reference = Date(timeIntervalSince1970: 1_795_600_000)

    private static func summary(_ text: String, limits: LogTemplates.Limits = .init()) -> LogSummary {
        var templates = LogTemplates(limits: limits, reference: reference)
        templates.append(text)
        return templates.summary()
    }

    private static let placeholders: [(line: String, template: String)] = [
        ("took 12 of 3.5 with -4", "took <num> of <num> with <num>"),
        ("from 10.0.0.1 and 10.0.0.1:8080 in 10.0.0.0/8", "from <ip> and <ip> in <ip>"),
        ("from fe80::1ff:fe23:4567:890a on eth0", "from <ip> on eth0"),
        ("id 0a6f2c1e-7a52-4a62-9d3e-0d2f8a3b9c11 gone", "id <uuid> gone"),
        ("commit 8d4f3c1 at 0xc000123456", "commit <hex> at <hex>"),
        ("open /etc/app/config.yaml: no such file", "open <path>: no such file"),
        ("GET https://shop.example.com/a?b=c, done", "GET <url>, done"),
        ("after 12.5ms, 1h2m3s and 10µs", "after <duration> and <duration>"),
        ("uses 512Mi, 20% and 4KiB", "uses <size>, <num> and <size>"),
        ("version v1.2.3 of 1.4.2-rc1", "version <version> of <version>"),
        ("mail to alice@example.com failed", "mail to <email> failed"),
        (#"configmap "app-config" not found"#, "configmap <quoted> not found"),
        ("column 'x' in 'field list' isn't there", "column <quoted> in <quoted> isn't there"),
        ("worker-17 and pod checkout-7d9f5c-x2x9q", "worker-<num> and pod checkout-<id>"),
        ("using http2, utf8 and sha256", "using http2, utf8 and sha<num>"),
        ("partitions [1, 2, 3] of 4", "partitions [<num>] of <num>"),
        ("exit code 137, status 503, signal: 9", "exit code 137, status 503, signal: 9"),
        ("at 10:02:11 on 2026-11-25", "at <time> on <time>"),
        ("n/a and/or shop/checkout", "n/a and/or shop/checkout"),
        ("\u{1b}[31mred\u{1b}[0m 7", "red <num>"),
    ]

    @Test(arguments: placeholders.indices)
    func `What varies by its form has a typed placeholder`(index: Int) throws {
        let (line, template) = Self.placeholders[index]
        #expect(Self.summary(line).templates.map(\.text) == [template])
    }

    private static let formats: [(line: String, template: String, severity: LogSeverity?, at: String?)] = [
        (
            "2026-11-25T10:02:11.482Z ERROR [http-nio-4] c.e.Checkout - order 42 failed",
            "ERROR [http-nio-<num>] c.e.Checkout - order <num> failed", .error, "2026-11-25T10:02:11.482Z"
        ),
        (
            "2026-11-25 10:02:11,482 - app - WARNING - slow", "- app - WARNING - slow", .warning,
            "2026-11-25T10:02:11.482Z"
        ),
        ("2026-11-25T12:02:11+02:00 ready", "ready", nil, "2026-11-25T10:02:11.000Z"),
        (
            "E1125 10:02:11.482913       1 reflector.go:147] Failed to watch *v1.Pod: connection refused",
            "Failed to watch *v1.Pod: connection refused", .error, "2026-11-25T10:02:11.483Z"
        ),
        (
            #"W1125 10:02:11.482913 7 a.go:1] "Hello, world" pod="a/b""#, #""Hello, world" pod=<quoted>"#, .warning,
            "2026-11-25T10:02:11.483Z"
        ),
        (
            "Nov 25 10:02:11 node-3 kernel: Killed process 31337 (java)",
            "node-<num> kernel: Killed process <num> (java)", .error, "2026-11-25T10:02:11.000Z"
        ),
        (
            #"10.0.0.1 - - [25/Nov/2026:10:02:11 +0000] "GET /a?b=c HTTP/1.1" 502 12 "-" "curl/8.5.0""#,
            #"<ip> - - [<time> <num>] "GET <path>" 502 <num> <quoted>"#, .error, "2026-11-25T10:02:11.000Z"
        ),
        (
            "2026/11/25 10:02:11 [error] 31#31: *114 connect() failed (111: Connection refused)",
            "[error] <num> connect() failed (<num>: Connection refused)", .error, "2026-11-25T10:02:11.000Z"
        ),
        (
            #"{"level":"warn","ts":"2026-11-25T10:02:11.482Z","msg":"disk 7 is \"slow\"","error":"timed out after 3s"}"#,
            #"disk <num> is "slow": timed out after <duration>"#, .warning, "2026-11-25T10:02:11.482Z"
        ),
        (
            #"{"level":50,"time":1795600931482,"msg":"boom","err":{"message":"bad port 7"}}"#, "boom: bad port <num>",
            .error, "2026-11-25T10:02:11.482Z"
        ),
        (#"{"a":[[{"message":"inner"}]],"b":{"c":"}]"},"message":"outer"}"#, "outer", nil, nil),
        (
            #"time="2026-11-25T10:02:11Z" level=fatal msg="unable to load" error="open /etc/a.yaml: no such file""#,
            #"level=fatal msg="unable to load" error="open <path>: no such file""#, .fatal, "2026-11-25T10:02:11.000Z"
        ),
        ("ts=2026-11-25T10:02:11.482Z level=info msg=ready", "level=info msg=ready", .info, "2026-11-25T10:02:11.482Z"),
        ("2026-11-25T10:02:11.482913Z 2026-11-25 10:02:10 INFO ready", "INFO ready", .info, "2026-11-25T10:02:11.483Z"),
        ("2026-11-25T10:02:11.482913Z stderr F FATAL no disk", "FATAL no disk", .fatal, "2026-11-25T10:02:11.483Z"),
        ("connection to db-7 refused", "connection to db-<num> refused", .error, nil),
        ("finished with 0 errors", "finished with <num> errors", nil, nil),
        ("done, error=nil", "done, error=nil", nil, nil),
    ]

    @Test(arguments: formats.indices)
    func `Each usual format is read by its message, level and time`(index: Int) throws {
        let row = Self.formats[index]
        let template = try #require(Self.summary(row.line).templates.first)
        #expect(template.text == row.template)
        #expect(template.severity == row.severity)
        let at = row.at.flatMap {
            try? Date($0, strategy: .iso8601.year().month().day().time(includingFractionalSeconds: true))
        }
        #expect(at?.timeIntervalSince1970 == row.at.map { _ in at?.timeIntervalSince1970 ?? 0 })
        #expect(abs((template.firstAt ?? .distantPast).timeIntervalSince(at ?? .distantPast)) < 0.001)
    }

    @Test func `Times without a year are of the year before the log was read`() throws {
        // 2027-01-01T01:00:00Z
        var templates = LogTemplates(reference: Date(timeIntervalSince1970: 1_798_765_200))
        templates.append("I1231 23:59:59.000000 1 a.go:1] old\nJan  1 00:30:00 node kernel: new\n")
        let times = templates.summary().templates.compactMap { $0.firstAt?.timeIntervalSince1970 }
        #expect(times == [1_798_761_599, 1_798_763_400])
    }

    @Test func `Lines of one template are counted, with the first and the last`() throws {
        let text = (1...100).map { "2026-11-25T10:00:00.\(100 + $0)Z user \($0) logged in from 10.0.0.\($0)" }
        let summary = Self.summary(text.joined(separator: "\n"))
        let template = try #require(summary.templates.first)
        #expect(summary.templates.count == 1)
        #expect(template.text == "user <num> logged in from <ip>")
        #expect(template.count == 100)
        #expect(template.firstExample == text[0] && template.lastExample == text[99])
        #expect(template.firstLine == 1 && template.lastLine == 100)
        #expect(!template.isRare && !template.isNew && template.isLast)
    }

    @Test func `Words become a wildcard when several differ, and not when two do`() {
        let few = Self.summary("the link of port A is up\nthe link of port A is down\n")
        #expect(few.templates.map(\.text) == ["the link of port A is up", "the link of port A is down"])

        let names = ["alice", "bob", "carol", "dave", "erin", "frank", "grace"]
        let many = Self.summary(names.map { "the user \($0) has logged in" }.joined(separator: "\n"))
        #expect(many.templates.last?.text == "the user <*> has logged in")
        #expect(many.templates.last?.count == 5)
        #expect(many.templates.reduce(0) { $0 + $1.count } == 7)
    }

    @Test func `A status of five hundred is not a status of two hundred`() {
        let summary = Self.summary(#"a "GET /x HTTP/1.1" 200 7"# + "\n" + #"a "GET /y HTTP/1.1" 502 9"#)
        #expect(summary.templates.map(\.severity) == [.info, .error])
    }

    @Test func `What is new, rare or last is told`() throws {
        var lines = (0..<2000).map { "tick \($0)" }
        lines[500] = "once upon a time"
        lines[1950] = "something new happened here"
        lines.append("the end")
        let summary = Self.summary(lines.joined(separator: "\n"))
        let flags = summary.templates.map { [$0.isRare, $0.isNew, $0.isLast] }
        #expect(
            summary.templates.map(\.text) == [
                "tick <num>", "once upon a time", "something new happened here", "the end",
            ])
        #expect(flags == [[false, false, false], [true, false, false], [true, true, false], [true, true, true]])
        #expect(summary.lastLines.suffix(2) == ["tick 1999", "the end"])
        #expect(summary.lastLines.count == 40)
    }

    @Test func `The same text cut into any chunks gives the same summary`() throws {
        let text = """
            2026-11-25T10:00:00Z INFO starting worker-3\r
            2026-11-25T10:00:01Z ERROR dial tcp 10.0.3.4:5432: refused
            java.lang.IllegalStateException: order 42
            \tat com.example.A.b(A.java:1)
            Caused by: java.io.IOException: closed
            \tat com.example.C.d(C.java:2)

            {"level":"error","msg":"a\\n\\tat b","ts":1795600931.5}
            Traceback (most recent call last):
              File "a.py", line 1, in x
            ValueError: é
            the end
            """
        let whole = Self.summary(text)
        #expect(whole.traces.count == 3 && whole.lines == 6)
        let bytes = Array(text.utf8)
        for size in 1...40 {
            var templates = LogTemplates(reference: Self.reference)
            var start = 0
            while start < bytes.count {
                let end = min(bytes.count, start + size)
                bytes[start..<end].withUnsafeBytes { templates.append($0) }
                start = end
            }
            #expect(templates.summary() == whole, "chunks of \(size)")
        }
    }

    @Test func `Memory is bounded, and what made room is counted`() {
        var numbers = SeededNumbers(seed: 9)
        var limits = LogTemplates.Limits()
        limits.templates = 50
        let lines = (0..<3000).map { index in
            index % 3 == 0
                ? "a tick of the clock"
                : (0..<6).map { _ in String(numbers.next(), radix: 36).filter(\.isLetter) }.joined(separator: " ")
        }
        let summary = Self.summary(lines.joined(separator: "\n"), limits: limits)
        #expect(summary.templates.count == 50)
        #expect(summary.forgottenTemplates > 1000)
        #expect(summary.templates.reduce(summary.forgottenLines) { $0 + $1.count } == summary.lines)
        #expect(summary.templates.first { $0.text == "a tick of the clock" }?.count == 1000)
    }

    @Test func `Errors outlive noise`() {
        var limits = LogTemplates.Limits()
        limits.templates = 20
        var numbers = SeededNumbers(seed: 10)
        let noise = (0..<2000).map { _ in
            (0..<5).map { _ in String(numbers.next(), radix: 36).filter(\.isLetter) }.joined(separator: " ")
        }
        let summary = Self.summary("ERROR the disk is full\n" + noise.joined(separator: "\n"), limits: limits)
        #expect(summary.templates.contains { $0.text == "ERROR the disk is full" })
    }

    @Test func `Bytes that are no text do no harm`() {
        var numbers = SeededNumbers(seed: 11)
        var templates = LogTemplates(reference: Self.reference)
        for _ in 0..<300 {
            let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &numbers) }
            bytes.withUnsafeBytes { templates.append($0) }
        }
        templates.append(
            "\u{1b}[\u{1b}]\"'`\\\u{0}{\"a\n{\n{\"msg\n\"\n'\n[\n{\"level\":\n{\"msg\":\"\\u\n{\"msg\":\"\\ud800\\u0041x\"}\n"
        )
        let summary = templates.summary()
        #expect(summary.lines > 100)
        #expect(summary.templates.allSatisfy { $0.text.utf8.count <= 700 })
        #expect(summary.templates.contains { $0.text == "\u{fffd}Ax" })
    }

    @Test func `A line of any length costs no memory`() {
        var templates = LogTemplates(reference: Self.reference)
        for _ in 0..<200 { templates.append(String(repeating: "a1 b2 /c ", count: 1000)) }
        templates.append("\nthe end\n")
        let summary = templates.summary()
        #expect(summary.lines == 2)
        #expect(summary.lastLines.allSatisfy { $0.utf8.count <= 1024 })
        #expect(summary.templates.first?.text.contains("...") == true)
    }

    @Test func `An empty log has nothing`() {
        let summary = Self.summary("\n \n\r\n")
        #expect(summary.lines == 0 && summary.templates.isEmpty && summary.traces.isEmpty && summary.lastLines.isEmpty)
        #expect(LogDigest(summary).text == "")
    }

    @Test func `It takes linear time for the worst lines`() {
        for unit in [
            "'a ", "\"b ", "`", "{\"a\":[", "\\", "http://", "1:", "-1", "\u{1b}[", "goroutine 1 [x]\n", " at x\n",
            "a'b\" ",
        ] {
            let growth = Growth.ofTime(for: unit, bytes: 4000) { text in
                var templates = LogTemplates(reference: Self.reference)
                templates.append(text)
                _ = templates.summary()
            }
            #expect(growth < Growth.limit, "\(unit.debugDescription)")
        }
    }
}
