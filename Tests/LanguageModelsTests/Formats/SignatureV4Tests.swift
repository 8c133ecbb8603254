import Foundation
import KubernetesModel
import LanguageModels
import ModelExchange
import Testing

struct SignatureV4Tests {
    /// Requests that botocore's `SigV4Auth` has signed; the file says how they were made.
    private static let cases: [JSONValue] = {
        // A file that cannot be read has no cases, on which the test of their number fails.
        let file = try? JSONValue(parsing: Answer.data("sigv4.json"))
        return file?["cases"]?.arrayValue ?? []
    }()

    @Test func `There are cases`() { #expect(Self.cases.count >= 20) }

    @Test(arguments: cases)
    func `Signatures are botocore's`(_ example: JSONValue) throws {
        func text(_ name: String) throws -> String { try #require(example[name]?.stringValue) }
        let headers = (example["headers"]?.objectValue ?? [:]).compactMap { name, value in
            value.stringValue.map { (name, $0) }
        }
        let call = WireCall(
            path: try text("path"), query: example["query"]?.stringValue, headers: WireHeaders(headers),
            body: Data(try text("body").utf8), isStreaming: false)
        let credentials = AWSCredentials(
            accessKeyID: try text("accessKeyID"), secretAccessKey: SecretText(try text("secretAccessKey")),
            sessionToken: example["sessionToken"]?.stringValue.map { SecretText($0) })
        let date = try #require(KubernetesJSON.parseDate(try text("date")))
        let added = SignatureV4(region: try text("region"), service: try text("service"))
            .headers(for: call, host: try text("host"), at: date, credentials: credentials)
        #expect(added["authorization"] == example["authorization"]?.stringValue)
        #expect(added["x-amz-date"] == example["xAmzDate"]?.stringValue)
        #expect(added["x-amz-security-token"] == example["sessionToken"]?.stringValue)
    }

    @Test func `A key prints without its secret`() {
        let credentials = AWSCredentials(
            accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: SecretText("wJalrXUtnFEMI"),
            sessionToken: SecretText("IQoJb3JpZ2lu"))
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in [dumped, "\(credentials)", String(reflecting: credentials)] {
            #expect(!text.contains("wJalr") && !text.contains("IQoJ"))
        }
    }
}
