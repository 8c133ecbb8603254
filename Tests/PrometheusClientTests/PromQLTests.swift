import Testing

@testable import PrometheusClient

@Suite struct PromQLTests {
    @Test func `An expression is made of parts`() {
        let selector = SeriesSelector(
            "http_requests_total", [.label("namespace", is: "shop"), .label("pod", isOneOf: ["web-0", "web-1"])])
        let errors = SeriesSelector("http_requests_total", [.label("code", matches: "5..")])
        let ratio = errors.rate(over: .seconds(300)).sum(by: "pod") / selector.rate(over: .seconds(300)).sum(by: "pod")
        #expect(
            "\(ratio)" == """
                (sum by (pod) (rate(http_requests_total{code=~"5.."}[300s]))) / \
                (sum by (pod) (rate(http_requests_total{namespace="shop",pod=~"web-0|web-1"}[300s])))
                """)
        #expect(SeriesSelector("up").now.text == "up")
        let buckets = SeriesSelector("latency_bucket").rate(over: .seconds(60)).sum(by: "le", "pod")
        #expect(
            buckets.histogramQuantile(0.95).text
                == "histogram_quantile(0.95, sum by (le, pod) (rate(latency_bucket[60s])))")
        #expect((SeriesSelector("a").now - 1).or(PromQL(source: "b")).text == "((a) - 1) or (b)")
    }

    @Test(arguments: [
        (#"a"} or vector(1) #"#, #"pod="a\"} or vector(1) #""#),
        (#"back\slash"#, #"pod="back\\slash""#),
        ("two\nlines\r\t", #"pod="two\nlines\r\t""#),
        ("\u{0}\u{1F}\u{7F}", #"pod="\x00\x1f\x7f""#),
        ("grün", #"pod="grün""#),
    ])
    func `A value cannot break out of its quotes`(value: String, matcher: String) {
        #expect(SeriesSelector("m", [.label("pod", is: value)]).now.text == "m{\(matcher)}")
    }

    @Test func `A value is no pattern`() {
        #expect(
            SeriesSelector("m", [.label("pod", isOneOf: ["a.b|.*", #"c"d"#])]).now.text
                == #"m{pod=~"a\\.b\\|\\.\\*|c\"d"}"#)
    }

    @Test func `Of no values none is picked`() {
        #expect(SeriesSelector("m", [.label("pod", isOneOf: [])]).now.text == #"m{pod=~"[^\\s\\S]"}"#)
    }
}
