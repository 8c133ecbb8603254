import Foundation
import KubernetesModel
import Redaction
import Testing

@Suite struct JSONTests {
    @Test func `values go by their keys`() throws {
        let json: JSONValue = [
            "headers": ["Authorization": "Bearer abcdef0123456789", "Accept": "*/*"], "password": 12_345_678,
            "count": 5,
            "token": 4096, "passwords": ["abc123!x", "def456!y"], "tls.key": "a8f3K2l9X0q7Zk", "password2": nil,
        ]
        let redacted = try Redactor.fixed().redact(json)
        #expect(redacted["headers"]?["Authorization"]?.stringValue?.hasPrefix("Bearer [REDACTED:") == true)
        #expect(redacted["headers"]?["Accept"] == "*/*")
        #expect(redacted["password"]?.stringValue?.hasPrefix("[REDACTED:password:") == true)
        #expect(redacted["passwords"]?[1]?.stringValue?.hasPrefix("[REDACTED:password:") == true)
        #expect(redacted["tls.key"]?.stringValue?.hasPrefix("[REDACTED:api-key:") == true)
        #expect(redacted["count"] == 5 && redacted["token"] == 4096 && redacted["password2"] == .null)
    }

    @Test func `JSON within a string is read three deep`() throws {
        var json: JSONValue = ["data": ["note": "aHVudGVyMiBpcyBpdA=="], "kind": "Secret"]
        for _ in 0..<3 { json = ["text": .string(json.compactText)] }
        #expect(!(try Redactor.fixed().redact(json).compactText.contains("aHVudGVyMiBpcyBpdA")))
    }

    @Test func `values that are nested without end are cut off`() throws {
        var json: JSONValue = "hunter2"
        for _ in 0..<1_000 { json = [json] }
        let text = try Redactor.fixed().redact(json).compactText
        #expect(text.contains("[REDACTED:too-deep:") && !text.contains("hunter2"))
    }

    @Test func `keys that hold a secret are redacted`() throws {
        let token = SecretText.expand("ghp_{a36}", seed: 1)
        #expect(!(try Redactor.fixed().redact([token: 1]).compactText.contains(token)))
    }

    @Test func `redacting twice is redacting once`() throws {
        let redactor = try Redactor.fixed()
        let json: JSONValue = [
            "password": "hunter2", "auth": "dXNlcjpodW50ZXIy", "cookie": "a=b1234; c=d",
            "env": [["name": "P_TOKEN", "value": "abc123def"]],
            "kind": "Secret", "data": ["a": "YQ=="],
        ]
        let once = redactor.redact(object: json)
        #expect(once != json)
        #expect(redactor.redact(object: once) == once)
    }
}
