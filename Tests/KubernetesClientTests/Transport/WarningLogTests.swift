import Testing

@testable import KubernetesClient

struct WarningLogTests {
    @Test(arguments: [
        (#"299 - "batch/v1beta1 CronJob is deprecated""#, "batch/v1beta1 CronJob is deprecated"),
        (#"299 - "a \"quoted\" word" "Sun, 01 Feb 2026 00:00:00 GMT""#, #"a "quoted" word"#),
        (#"299 - "a back\\slash""#, #"a back\slash"#), (#"199 - "other""#, nil), ("299 - bare", nil), ("299", nil),
        (#"299 - "open"#, nil),
    ])
    func `The text of a warning is read`(header: String, text: String?) {
        #expect(WarningLog.text(of: header) == text)
    }

    @Test func `Each warning is logged once`() {
        let log = RecordingLog()
        let warnings = WarningLog(logger: log.logger)
        let subject = RequestSubject(verb: "list", resource: "cronjobs.batch")
        warnings.record([#"299 - "old""#, #"299 - "older""#, #"299 - "old""#], subject: subject)
        warnings.record([#"299 - "older""#], subject: subject)
        #expect(log.lines.count == 2)
        #expect(log.lines.allSatisfy { $0.hasPrefix("warning") && $0.contains("list cronjobs.batch") })
    }

    @Test func `Only a bounded number of warnings is remembered, the recent ones`() {
        let warnings = WarningLog(logger: RecordingLog().logger)
        for number in 0..<WarningLog.capacity { #expect(warnings.isNew("\(number)")) }
        #expect(!warnings.isNew("0"), "seen again, and so the newest")
        #expect(warnings.isNew("one more"))
        #expect(!warnings.isNew("0"))
        #expect(warnings.isNew("1"), "it was seen longest ago")
    }
}
