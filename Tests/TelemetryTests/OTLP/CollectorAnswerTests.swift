import Testing

@testable import Telemetry

@Suite struct CollectorAnswerTests {
    private static func partial(_ rejected: Int64, _ message: String) -> [UInt8] {
        var writer = ProtobufWriter()
        writer.message(MessageField(1, "partialSuccess")) { writer in
            writer.int64(MessageField(1, "rejectedSpans"), rejected)
            writer.string(MessageField(2, "errorMessage"), message)
        }
        return writer.bytes
    }

    @Test(arguments: [
        (partial(3, "too old"), "application/x-protobuf", ExportReceipt(rejected: 3, message: "too old")),
        (partial(0, "a warning"), "application/x-protobuf", ExportReceipt(message: "a warning")),
        (partial(-5, ""), "application/x-protobuf", ExportReceipt()),
        ([], "application/x-protobuf", ExportReceipt()),
        (Array("<html>".utf8), "text/html", ExportReceipt()),
        (
            Array(#"{"partialSuccess":{"rejectedSpans":"3","errorMessage":"too old"}}"#.utf8), "application/json",
            ExportReceipt(rejected: 3, message: "too old")
        ),
        (
            Array(#"{"partialSuccess":{"rejectedDataPoints":4}}"#.utf8), "application/json; charset=utf-8",
            ExportReceipt(rejected: 4)
        ),
        (Array(#"{"partialSuccess":{"rejectedSpans":-1}}"#.utf8), "application/json", ExportReceipt()),
        (Array(#"{"partialSuccess":{"rejectedSpans":true}}"#.utf8), "application/json", ExportReceipt()),
        (Array(#"{"partialSuccess":{}}"#.utf8), "application/json", ExportReceipt()),
        (Array("{}".utf8), "application/json", ExportReceipt()),
        (Array("[1".utf8), "application/json", ExportReceipt()),
    ])
    func `what a collector did not take is read`(body: [UInt8], contentType: String, receipt: ExportReceipt) {
        #expect(CollectorAnswer(body: body, contentType: contentType).receipt == receipt)
    }

    @Test func `why it failed is read, in one line and not too long`() {
        var status = ProtobufWriter()
        status.uint32(MessageField(1, "code"), 3)
        status.string(MessageField(2, "message"), "no such\ntenant" + String(repeating: "!", count: 300))
        let answer = CollectorAnswer(body: status.bytes, contentType: "application/x-protobuf")
        #expect(answer.reason?.hasPrefix(#"no such\ntenant!"#) == true)
        #expect(answer.reason?.count == 200)
        let json = CollectorAnswer(body: Array(#"{"code":3,"message":"bad"}"#.utf8), contentType: "application/json")
        #expect(json.reason == "bad")
        #expect(CollectorAnswer(body: Array("<html>".utf8), contentType: "application/json").reason == nil)
        #expect(CollectorAnswer(body: [], contentType: "").reason == nil)
    }
}
