import Evidence
import Foundation
import Testing

@Suite struct `Stack traces` {
    private static func summary(_ text: String) -> LogSummary {
        var templates = LogTemplates(reference: Date(timeIntervalSince1970: 1_795_600_000))
        templates.append(text)
        return templates.summary()
    }

    private static let traces: [(what: String, text: String)] = [
        (
            "Java",
            """
            Exception in thread "main" java.lang.IllegalStateException: order 42 not found
            \tat com.example.OrderService.find(OrderService.java:112)
            \t... 12 more
            Caused by: java.sql.SQLException: connection closed
            \tat org.postgresql.PgConnection.check(PgConnection.java:900)
            \tSuppressed: java.io.IOException: x
            \t\tat com.example.X.y(X.java:1)
            """
        ),
        (
            "Python",
            """
            Traceback (most recent call last):
              File "/app/worker.py", line 88, in run
                self.step()
            KeyError: 'x'

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "/app/worker.py", line 90, in run
            WorkerError: no such job
            """
        ),
        (
            "Go",
            """
            panic: runtime error: invalid memory address or nil pointer dereference
            [signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4a5b6c]

            goroutine 1 [running]:
            main.(*Server).Run(0xc000123456, {0x12, 0x34})
            \t/src/cmd/server/main.go:42 +0x1d
            created by main.main
            \t/src/cmd/server/main.go:12 +0x25

            goroutine 17 [select]:
            net/http.(*persistConn).readLoop(0xc0001)
            \t/usr/local/go/src/net/http/transport.go:2205 +0x9
            exit status 2
            """
        ),
        (
            "Go, served",
            """
            http: panic serving 10.0.0.1:1234: boom
            goroutine 12 [running]:
            net/http.(*conn).serve.func1()
            \t/usr/local/go/src/net/http/server.go:1903 +0xbe
            """
        ),
        (
            "Node",
            """
            TypeError: Cannot read properties of undefined (reading 'id')
                at Object.<anonymous> (/app/server.js:10:15)
                at node:internal/main/run_main_module:28:49 {
              code: 'ERR_X'
            }
            """
        ),
        (
            ".NET",
            """
            Unhandled exception. System.InvalidOperationException: bad
             ---> System.NullReferenceException: Object reference not set
               at Shop.Checkout.Run() in /src/Checkout.cs:line 42
               --- End of inner exception stack trace ---
               at Shop.Program.Main() in /src/Program.cs:line 7
            """
        ),
        (
            "Ruby",
            """
            app.rb:10:in `connect': Connection refused (Errno::ECONNREFUSED)
            \tfrom app.rb:4:in `run'
            \tfrom app.rb:1:in `<main>'
            """
        ),
        (
            "Rust",
            """
            thread 'main' panicked at src/main.rs:14:10:
            called `Result::unwrap()` on an `Err` value: ParseIntError
            stack backtrace:
               0: rust_begin_unwind
                         at /rustc/library/std/src/panicking.rs:645:5
            note: Some details are omitted
            """
        ),
    ]

    @Test(arguments: traces.indices)
    func `A trace is one block, with and without the collector's times`(index: Int) throws {
        let (what, text) = Self.traces[index]
        let before = "2026-11-25T10:00:00Z INFO before"
        let after = "2026-11-25T10:00:09Z INFO after"
        let plain = Self.summary("\(before)\n\(text)\n\(after)\n")
        #expect(plain.traces.map(\.text) == [text + "\n"], "\(what)")
        #expect(plain.templates.map(\.text) == ["INFO before", "INFO after"])
        #expect(plain.lines == 3)
        #expect(plain.lastLines == [before, "[stack trace]", after])

        let timed = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "2026-11-25T10:00:05.123456789Z \($0)" }.joined(separator: "\n")
        let stamped = Self.summary("\(before)\n\(timed)\n\(after)\n")
        #expect(stamped.traces.map(\.text) == [text + "\n"], "\(what)")
        #expect(stamped.traces.first?.firstAt.map { Int($0.timeIntervalSince1970) } == 1_795_600_805)
    }

    @Test func `Traces that differ in numbers, addresses and messages are one, counted`() throws {
        let text = (0..<5).map { index in
            """
            2026-11-25T10:00:0\(index)Z ERROR failed
            java.lang.IllegalStateException: order \(index * 17) of \(["alice", "bob", "carol"][index % 3])
            \tat com.example.A$$Lambda$\(index).run(A.java:\(index + 100))
            \tat com.example.B.c(B.java:7)

            """
        }.joined()
        let summary = Self.summary(text)
        let trace = try #require(summary.traces.first)
        #expect(summary.traces.count == 1)
        #expect(trace.count == 5)
        #expect(trace.text.hasPrefix("java.lang.IllegalStateException: order 0 of alice"))
        #expect(trace.firstAt.map { Int($0.timeIntervalSince1970) } == 1_795_600_800)
        #expect(trace.lastAt.map { Int($0.timeIntervalSince1970) } == 1_795_600_804)
        #expect(!trace.isFatal)
    }

    @Test func `Other places and other kinds of errors are other traces`() {
        let one = "java.io.IOException: x\n\tat a.B.c(B.java:1)\n"
        #expect(Self.summary(one + "end\n" + one.replacing("a.B.c", with: "a.B.d")).traces.count == 2)
        #expect(Self.summary(one + "end\n" + one.replacing("IOException", with: "EOFException")).traces.count == 2)
    }

    @Test func `A very long trace keeps its beginning and its end`() throws {
        let frames = (0..<20_000).map { "\tat com.example.Layer\($0).call(Layer.java:\($0))" }.joined(separator: "\n")
        let summary = Self.summary(
            "java.lang.StackOverflowError\n\(frames)\nCaused by: java.io.IOException: the cause\n\tat x.Y.z(Y.java:1)\n"
        )
        let trace = try #require(summary.traces.first)
        #expect(trace.text.utf8.count < 20_000)
        #expect(trace.lines == 20_003)
        #expect(trace.text.contains("lines cut"))
        #expect(trace.text.hasPrefix("java.lang.StackOverflowError\n\tat com.example.Layer0."))
        #expect(trace.text.hasSuffix("Caused by: java.io.IOException: the cause\n\tat x.Y.z(Y.java:1)\n"))
        let kept = trace.text.split(separator: "\n").count - 1
        #expect(kept + trace.cutLines == trace.lines)
    }

    @Test(arguments: [2000, 800, 400, 200])
    func `Shortened, it keeps what went wrong and the frames next to it`(size: Int) throws {
        let frames = (0..<60).map { "\tat com.example.Layer\($0).call(Layer.java:\($0))" }.joined(separator: "\n")
        let summary = Self.summary(
            "java.lang.Error: top\n\(frames)\nCaused by: java.io.IOException: the cause\n\(frames)\n")
        let trace = try #require(summary.traces.first)
        let short = trace.shortened(to: size)
        #expect(short.utf8.count <= size)
        #expect(short.hasPrefix("java.lang.Error: top\n"))
        if size >= 400 {
            #expect(short.contains("\nCaused by: java.io.IOException: the cause\n\tat com.example.Layer0."))
            #expect(short.contains("lines ..."))
        }
        #expect(trace.shortened(to: 100_000) == trace.text)
    }

    @Test func `A trace within a line of JSON is one of the log's`() throws {
        let summary = Self.summary(
            #"{"level":"error","msg":"failed","stack_trace":"java.io.IOException: x\n\tat a.B.c(B.java:1)\n\tat d.E.f(E.java:2)"}"#
                + "\n"
                + #"{"level":"error","msg":"Traceback (most recent call last):\n  File \"a.py\", line 1\nValueError: bad"}"#
        )
        #expect(
            summary.traces.map(\.text) == [
                "java.io.IOException: x\n\tat a.B.c(B.java:1)\n\tat d.E.f(E.java:2)\n",
                "Traceback (most recent call last):\n  File \"a.py\", line 1\nValueError: bad\n",
            ])
        #expect(summary.templates.map(\.text) == ["failed", "Traceback (most recent call last):"])
    }

    @Test func `There are never more than a fixed number of traces`() {
        let text = (0..<200).map { index in
            let name = String(index, radix: 26, uppercase: false).map { String($0) }.joined(separator: "q").filter(
                \.isLetter)
            return "E\(name)x\(String(repeating: "y", count: index)): m\n\tat a.b(c)\nline\n"
        }.joined()
        let summary = Self.summary(text)
        #expect(summary.traces.count == 48)
        #expect(summary.forgottenTraces == 152)
    }

    @Test func `A panic that nobody catches is fatal`() {
        #expect(
            Self.summary("panic: x\n\ngoroutine 1 [running]:\nmain.main()\n\t/a.go:1 +0x1\n").traces.first?.isFatal
                == true)
    }
}
