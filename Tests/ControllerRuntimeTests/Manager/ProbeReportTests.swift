import Testing

@testable import ControllerRuntime

@Suite struct ProbeReportTests {
    private struct Part: Probed {
        let probeName: String
        var livenessFailure: String?
        var readinessFailure: String?
        var remarks: [String] = []
    }

    @Test func `a part that hangs fails liveness and not readiness`() {
        let parts = [Part(probeName: "pods", livenessFailure: "the watch hangs"), Part(probeName: "nodes")]
        #expect(!ProbeReport.liveness(of: parts).isPassing)
        #expect(ProbeReport.liveness(of: parts).text == "failing: pods: the watch hangs\n")
        #expect(ProbeReport.readiness(of: parts).isPassing)
    }

    @Test func `readiness says what is missing`() {
        let parts = [Part(probeName: "pods", readinessFailure: "not in sync yet"), Part(probeName: "nodes")]
        #expect(!ProbeReport.readiness(of: parts).isPassing)
        #expect(ProbeReport.readiness(of: parts).text == "failing: pods: not in sync yet\n")
        #expect(ProbeReport.liveness(of: parts).isPassing)
    }

    @Test func `a remark is shown and fails nothing`() {
        let parts = [Part(probeName: "pods", remarks: ["not seen: no right to list pods"])]
        for report in [ProbeReport.liveness(of: parts), ProbeReport.readiness(of: parts)] {
            #expect(report.isPassing)
            #expect(report.text == "ok\nnote: pods: not seen: no right to list pods\n")
        }
    }
}
