/// A log to be reduced: usual ones, and those that are made to be hard.
struct SampleLog: Sendable {
    let name: String
    private let lines: Int
    private let line: @Sendable (Int, inout Numbers) -> String

    static let all = [
        mixed, klog, json, access, javaTraces, goPanics, everyLineDifferent, everyWordDifferent, oneLongLine,
        oneCharacterLines, binary, deepJSON, openQuotes, longLines,
    ]

    func makeBytes() -> [UInt8] {
        var numbers = Numbers(seed: 42)
        var bytes: [UInt8] = []
        for index in 0..<lines {
            bytes += line(index, &numbers).utf8
            bytes.append(0x0a)
        }
        return bytes
    }

    // MARK: Usual

    private static let mixed = SampleLog(name: "mixed", lines: 300_000) { index, numbers in
        let time = "2026-11-25T10:\(numbers.two(60)):\(numbers.two(60)).\(100_000 + numbers.below(899_999))Z"
        switch numbers.below(8) {
        case 0:
            return
                "\(time) INFO  request finished status=200 duration=\(numbers.below(900))ms path=/api/v1/orders/\(numbers.below(99_999))"
        case 1:
            return "\(time) WARN  slow query took \(numbers.below(9)).\(numbers.below(99))s rows=\(numbers.below(9999))"
        case 2:
            return
                "\(time) ERROR dial tcp 10.0.\(numbers.below(255)).\(numbers.below(255)):5432: connect: connection refused"
        case 3:
            return
                "\(time) INFO  user \(numbers.word(7)) logged in from 192.168.\(numbers.below(255)).\(numbers.below(255))"
        case 4: return "\(time) DEBUG cache hit key=\(numbers.hex(16)) size=\(numbers.below(4096)) bytes"
        case 5:
            return
                "\(time) INFO  consumer group checkout-\(numbers.below(4)) committed offset \(numbers.below(9_999_999)) of partition \(numbers.below(12))"
        case 6:
            return
                "\(time) INFO  GET https://shop.example.com/items/\(numbers.below(9999))?session=\(numbers.hex(32)) 200 in \(numbers.below(300))ms"
        default:
            return
                "\(time) INFO  job \(numbers.hex(8))-\(numbers.hex(4))-\(numbers.hex(4))-\(numbers.hex(4))-\(numbers.hex(12)) done after \(index % 7) retries"
        }
    }

    private static let klog = SampleLog(name: "klog", lines: 300_000) { _, numbers in
        let head =
            "E1125 10:\(numbers.two(60)):\(numbers.two(60)).\(100_000 + numbers.below(899_999))    2114 pod_workers.go:1300]"
        let pod = "checkout-\(numbers.hex(10))-\(numbers.word(5))"
        return
            #"\#(head) "Error syncing pod, skipping" err="failed to \"StartContainer\" for \"web\" with CrashLoopBackOff: \"back-off 5m0s restarting failed container=web pod=\#(pod)_shop\"" pod="shop/\#(pod)" podUID="\#(numbers.hex(8))-7a52-4a62-9d3e-0d2f8a3b9c11""#
    }

    private static let json = SampleLog(name: "JSON", lines: 300_000) { _, numbers in
        let message = ["request served", "cache miss", "retrying \\\"payment\\\" call", "failed to write batch"][
            numbers.below(4)]
        return
            #"{"level":"info","ts":"2026-11-25T10:\#(numbers.two(60)):\#(numbers.two(60)).482Z","logger":"http.access","caller":"server/handler.go:\#(numbers.below(400))","msg":"\#(message)","trace_id":"\#(numbers.hex(32))","user":{"id":\#(numbers.below(9999)),"tags":["a","b"]},"duration_ms":\#(numbers.below(900))}"#
    }

    private static let access = SampleLog(name: "access log", lines: 300_000) { _, numbers in
        let status = [200, 200, 200, 304, 404, 502][numbers.below(6)]
        return
            #"10.244.\#(numbers.below(255)).\#(numbers.below(255)) - - [25/Nov/2026:10:\#(numbers.two(60)):\#(numbers.two(60)) +0000] "GET /api/v1/orders/\#(numbers.below(99_999))?page=\#(numbers.below(99)) HTTP/1.1" \#(status) \#(numbers.below(99_999)) "https://shop.example.com/" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36""#
    }

    private static let javaTraces = SampleLog(name: "Java traces", lines: 300_000) { index, numbers in
        switch index % 30 {
        case 0:
            "2026-11-25 10:\(numbers.two(60)):11,482 ERROR [http-\(numbers.below(9))] c.e.Checkout - order \(numbers.below(9999)) failed"
        case 1: "java.lang.IllegalStateException: order \(numbers.below(9999)) not found"
        case 20: "Caused by: java.sql.SQLException: connection \(numbers.below(99)) closed"
        default: "\tat com.example.shop.Layer\(index % 30).call(Layer\(index % 30).java:\(index % 17))"
        }
    }

    private static let goPanics = SampleLog(name: "Go panics", lines: 300_000) { index, numbers in
        switch index % 40 {
        case 0: "panic: runtime error: index out of range [\(numbers.below(9))] with length 3"
        case 1: ""
        case let line where line % 2 == 0: "goroutine \(numbers.below(9999)) [running]:"
        default: "\t/src/internal/layer\(index % 40)/call.go:\(numbers.below(900)) +0x\(numbers.hex(3))"
        }
    }

    // MARK: Hard

    private static let everyLineDifferent = SampleLog(name: "every line different", lines: 300_000) { _, numbers in
        (0..<12).map { _ in numbers.word(3 + numbers.below(9)) }.joined(separator: " ")
    }

    /// The same first word and number of words: each line is compared with as many templates as there may be.
    private static let everyWordDifferent = SampleLog(name: "one bucket", lines: 300_000) { _, numbers in
        "starting " + (0..<11).map { _ in numbers.word(3 + numbers.below(9)) }.joined(separator: " ")
    }

    private static let oneLongLine = SampleLog(name: "one line of 100 MB", lines: 1) { _, _ in
        String(repeating: "a1 b2 c3 /d ", count: 100_000_000 / 12)
    }

    private static let oneCharacterLines = SampleLog(name: "lines of one character", lines: 2_000_000) { _, numbers in
        numbers.word(1)
    }

    private static let binary = SampleLog(name: "binary", lines: 100_000) { _, numbers in
        String((0..<100).map { _ in Character(Unicode.Scalar(UInt8(numbers.below(256)))) })
    }

    private static let deepJSON = SampleLog(name: "deep JSON", lines: 20_000) { _, numbers in
        "{\"a\":" + String(repeating: "[{\"b\":", count: 200) + "\(numbers.below(99))"
            + String(repeating: "}]", count: 200) + ",\"msg\":\"end \(numbers.below(99))\"}"
    }

    /// Each mark might open a quotation that is searched for its end.
    private static let openQuotes = SampleLog(name: "open quotes", lines: 20_000) { _, _ in
        String(repeating: "'a \"b `c ", count: 200)
    }

    private static let longLines = SampleLog(name: "lines of 4 KiB", lines: 20_000) { _, numbers in
        (0..<500).map { _ in numbers.word(7) }.joined(separator: " ")
    }
}
