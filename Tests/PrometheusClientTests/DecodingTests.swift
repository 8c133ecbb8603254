import Foundation
import Testing

@testable import PrometheusClient

@Suite struct DecodingTests {
    private func decode(
        _ body: String, status: Int = 200, contentType: String = "application/json"
    ) throws -> PrometheusAnswer {
        try PrometheusAnswer(
            status: status, contentType: contentType, body: Data(body.utf8), server: "Prometheus at http://p")
    }

    private func success(_ data: String, _ more: String = "") -> String {
        #"{"status":"success","data":\#(data)\#(more)}"#
    }

    @Test func `A matrix has the points of each series`() throws {
        let answer = try decode(
            success(
                """
                {"resultType":"matrix","result":[{"metric":{"__name__":"up","pod":"web-0"},
                "values":[[1769914800,"1"],[1769914801.5,"0.25"]]},{"metric":{},"values":[]}]}
                """))
        let first = Date(timeIntervalSince1970: 1_769_914_800)
        #expect(
            answer.value
                == .matrix([
                    PrometheusSeries(
                        labels: ["__name__": "up", "pod": "web-0"],
                        points: [
                            PrometheusPoint(at: first, value: 1),
                            PrometheusPoint(at: first.addingTimeInterval(1.5), value: 0.25),
                        ]),
                    PrometheusSeries(labels: [:], points: []),
                ]))
        #expect(answer.warnings.isEmpty)
    }

    @Test(arguments: [("+Inf", Double.infinity), ("Inf", .infinity), ("-Inf", -.infinity), ("1e-07", 1e-7), ("-3", -3)])
    func `A number is read as Go writes it`(text: String, number: Double) throws {
        let answer = try decode(success(#"{"resultType":"scalar","result":[1769914800.123,"\#(text)"]}"#))
        #expect(answer.value.series.first?.points.first?.value == number)
    }

    @Test func `What is no number is none`() throws {
        let answer = try decode(
            success(#"{"resultType":"vector","result":[{"metric":{"pod":"a"},"value":[1769914800,"NaN"]}]}"#))
        #expect(answer.value.series.first?.points.first?.value.isNaN == true)
    }

    @Test func `A string is a string`() throws {
        let answer = try decode(success(#"{"resultType":"string","result":[1769914800,"yes"]}"#))
        #expect(answer.value == .string("yes", at: Date(timeIntervalSince1970: 1_769_914_800)))
        #expect(answer.value.series.isEmpty)
    }

    @Test func `Warnings of a partial answer are kept, and bounded`() throws {
        let long = String(repeating: "x", count: 1000)
        let many = (0..<20).map { #""store \#($0) did not answer \#(long)""# }.joined(separator: ",")
        let answer = try decode(success(#"{"resultType":"vector","result":[]}"#, #","warnings":[\#(many)]"#))
        #expect(answer.warnings.count == PrometheusAnswer.maxWarnings)
        #expect(answer.warnings[0].hasPrefix("store 0 did not answer"))
        #expect(answer.warnings.allSatisfy { $0.count <= PrometheusAnswer.maxWarningLength })
    }

    @Test func `Series of histograms are left out, and that is said`() throws {
        let answer = try decode(
            success(
                """
                {"resultType":"vector","result":[{"metric":{"pod":"a"},"histogram":[1,{"count":"5"}]},
                {"metric":{"pod":"b"},"value":[1,"2"]}]}
                """))
        #expect(answer.value.series.map(\.labels) == [["pod": "b"]])
        #expect(answer.warnings == ["1 series hold no numbers, and are left out"])
    }

    @Test(arguments: [
        (400, #"{"status":"error","errorType":"bad_data","error":"parse error\nat 1"}"#, PrometheusError.Code.badQuery),
        (422, #"{"status":"error","errorType":"execution","error":"too many samples"}"#, .execution),
        (503, #"{"status":"error","errorType":"timeout","error":"query timed out"}"#, .timeout),
        (503, #"{"status":"error","errorType":"canceled","error":"query was canceled"}"#, .timeout),
        (500, #"{"status":"error","errorType":"internal","error":"oops"}"#, .unavailable),
        (429, #"{"status":"error","errorType":"too_many_requests","error":"slow down"}"#, .tooManyRequests),
        (200, #"{"status":"error","errorType":"execution","error":"inside of a success"}"#, .execution),
        (200, #"{"status":"success"}"#, .unavailable),
        (401, "<html>who are you", .unauthorized),
        (403, "", .forbidden),
        (404, "404 page not found", .notPrometheus),
        (302, "", .notPrometheus),
        (200, "<html>Grafana</html>", .notPrometheus),
        (200, "[]", .notPrometheus),
        (502, "bad gateway", .unavailable),
        (504, "", .timeout),
        (200, #"{"status":"success","data":{"resultType":"cube","result":[]}}"#, .decoding),
        (200, #"{"status":"success","data":{"resultType":"scalar","result":"x"}}"#, .decoding),
        (200, #"{"status":"success","data":{"resultType":"vector","result":7}}"#, .decoding),
    ])
    func `What is no answer is an error that says which`(status: Int, body: String, code: PrometheusError.Code) {
        let error = #expect(throws: PrometheusError.self) { try decode(body, status: status, contentType: "text/html") }
        #expect(error?.code == code)
        #expect(error?.message.contains("Prometheus at http://p") == true)
        #expect(error?.message.contains("\n") == false)
    }
}
