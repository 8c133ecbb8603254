import CoreMetrics
import Testing

@testable import Telemetry

@Suite struct PrometheusMetricsTests {
    private let metrics = PrometheusMetrics(help: ["requests_total": "Requests,\nby \\ code."])

    private func lines(of name: String) -> [String] {
        metrics.render().split(separator: "\n").map(String.init).filter { $0.contains(name) }
    }

    @Test func `a counter has a type, a meaning and a sample for each set of labels`() {
        Counter(label: "requests_total", dimensions: [("code", "200")], factory: metrics).increment(by: 3)
        Counter(label: "requests_total", dimensions: [("code", "500")], factory: metrics).increment()
        Counter(label: "requests_total", dimensions: [("code", "200")], factory: metrics).increment()
        #expect(
            lines(of: "requests_total") == [
                #"# HELP requests_total Requests,\nby \\ code."#, "# TYPE requests_total counter",
                #"requests_total{code="200"} 4"#, #"requests_total{code="500"} 1"#,
            ])
    }

    @Test func `a counter never falls`() {
        let counter = FloatingPointCounter(label: "seconds_total", factory: metrics)
        for amount in [1.5, -1, .nan, .infinity] { counter.increment(by: amount) }
        #expect(lines(of: "seconds_total").last == "seconds_total 1.5")
    }

    @Test func `gauges rise and fall`() {
        let meter = Meter(label: "depth", factory: metrics)
        meter.set(5)
        meter.increment(by: 2.5)
        meter.decrement(by: 4)
        Gauge(label: "workers", factory: metrics).record(7)
        #expect(lines(of: "depth") == ["# HELP depth depth", "# TYPE depth gauge", "depth 3.5"])
        #expect(lines(of: "workers").last == "workers 7")
    }

    @Test func `a timer is a histogram in seconds whose buckets add up`() {
        let timer = Timer(label: "work_seconds", dimensions: [("name", "a")], factory: metrics)
        timer.recordMilliseconds(3)
        timer.recordMilliseconds(20)
        timer.recordSeconds(2)
        timer.recordSeconds(5_000)
        let lines = lines(of: "work_seconds")
        #expect(lines.contains("# TYPE work_seconds histogram"))
        #expect(lines.contains(#"work_seconds_bucket{name="a",le="0.005"} 1"#))
        #expect(lines.contains(#"work_seconds_bucket{name="a",le="0.025"} 2"#))
        #expect(lines.contains(#"work_seconds_bucket{name="a",le="2.5"} 3"#))
        #expect(lines.contains(#"work_seconds_bucket{name="a",le="1000"} 3"#))
        #expect(lines.contains(#"work_seconds_bucket{name="a",le="+Inf"} 4"#))
        #expect(lines.contains(#"work_seconds_count{name="a"} 4"#))
        #expect(lines.contains(#"work_seconds_sum{name="a"} 5002.023"#))
    }

    @Test func `a recorder of amounts is a histogram as well`() {
        Recorder(label: "size_bytes", factory: metrics).record(100)
        #expect(lines(of: "size_bytes").contains(#"size_bytes_bucket{le="256"} 1"#))
        #expect(lines(of: "size_bytes").contains(#"size_bytes_bucket{le="64"} 0"#))
    }

    @Test func `label values are escaped and names made fit`() {
        Counter(label: "http.requests-total", dimensions: [("le path", "a\"b\\c\nd"), ("__x", "1")], factory: metrics)
            .increment()
        #expect(
            lines(of: "http").last == #"http_requests_total{label__x="1",le_path="a\"b\\c\nd"} 1"#)
    }

    @Test func `the order of labels does not matter`() {
        Counter(label: "x_total", dimensions: [("a", "1"), ("b", "2")], factory: metrics).increment()
        Counter(label: "x_total", dimensions: [("b", "2"), ("a", "1")], factory: metrics).increment()
        #expect(lines(of: "x_total").last == #"x_total{a="1",b="2"} 2"#)
    }

    @Test func `the number of series is bounded, and what is left out is counted`() {
        let metrics = PrometheusMetrics(capacity: 10)
        for number in 0..<25 {
            Counter(label: "x_total", dimensions: [("n", "\(number)")], factory: metrics).increment()
        }
        let samples = metrics.render().split(separator: "\n").filter { $0.hasPrefix("x_total{") }
        #expect(samples.count == 10)
        #expect(metrics.render().contains("midwatch_metrics_dropped_series_total 15\n"))
    }

    @Test func `a name has one type; another is left out`() {
        Counter(label: "mixed", factory: metrics).increment()
        Gauge(label: "mixed", dimensions: [("a", "1")], factory: metrics).record(5)
        Gauge(label: "mixed", factory: metrics).record(5)
        #expect(lines(of: "mixed") == ["# HELP mixed mixed", "# TYPE mixed counter", "mixed 1"])
        #expect(metrics.render().contains("midwatch_metrics_dropped_series_total 2\n"))
    }

    @Test func `a series that is destroyed makes room`() {
        let metrics = PrometheusMetrics(capacity: 1)
        let first = Counter(label: "a_total", factory: metrics)
        first.increment()
        first.destroy()
        Counter(label: "b_total", factory: metrics).increment()
        #expect(!metrics.render().contains("a_total"))
        #expect(metrics.render().contains("b_total 1\n"))
    }

    @Test(arguments: [
        (1.0, "1"), (0.1, "0.1"), (.nan, "NaN"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (1e20, "1e+20"),
    ])
    func `numbers are written as Prometheus reads them`(value: Double, text: String) {
        #expect(String.number(value) == text)
    }

    @Test func `counts of many tasks add up`() async {
        let counter = Counter(label: "all_total", factory: metrics)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { for _ in 0..<1_000 { counter.increment() } } }
        }
        #expect(lines(of: "all_total").last == "all_total 8000")
    }
}
