import KubernetesModel
import Redaction
import Testing

@Suite struct RedactorTests {
    @Test func `equal secrets have equal placeholders, in whatever text`() throws {
        let redactor = try Redactor.fixed()
        let texts = [
            "password=hunter2", "postgres://app:hunter2@db/app", #"{"password":"hunter2"}"#, "--password hunter2",
            "ALTER USER a WITH PASSWORD 'hunter2'", "cGFzc3dvcmQ9aHVudGVyMiAjIHRoZSBzYW1l",
        ]
        let digests = Set(
            texts.compactMap { text in redactor.redact(text).firstMatch(of: /REDACTED:password:([0-9a-f]{6})/)?.1 })
        #expect(digests.count == 1)
    }

    @Test func `other secrets, and other keys, give other placeholders`() throws {
        let (one, other) = (try Redactor.fixed(1), try Redactor.fixed(2))
        #expect(one.redact("password=hunter2") != one.redact("password=hunter3"))
        #expect(one.redact("password=hunter2") != other.redact("password=hunter2"))
        #expect(
            Redactor(key: .random()).redact("password=hunter2") != Redactor(key: .random()).redact("password=hunter2"))
    }

    @Test func `nothing that prints a key or a redactor shows its bytes`() throws {
        let key = try RedactionKey(bytes: Array("correct horse battery staple".utf8))
        let redactor = Redactor(key: key)
        var output = "\(key) \(redactor) \(String(reflecting: key)) \(String(reflecting: redactor))"
        dump(key, to: &output)
        dump(redactor, to: &output)
        dump(redactor.stream(), to: &output)
        #expect(!output.contains("horse") && !output.contains("99, 111, 114"))
    }

    @Test func `a key that is too short is refused`() {
        #expect(throws: RedactionKey.TooShort.self) { try RedactionKey(bytes: [1, 2, 3]) }
    }

    @Test func `secrets are counted by rule`() throws {
        let redactor = try Redactor.fixed()
        var counts = RedactionCounts()
        _ = redactor.redact(
            "password=hunter2 postgres://a:hunter3@b " + SecretText.expand("ghp_{a36}", seed: 1), counting: &counts)
        _ = redactor.redact(["password": "hunter2"], counting: &counts)
        #expect(counts.total == 4)
        #expect(
            Dictionary(uniqueKeysWithValues: counts.byRule.map { ($0.key.name, $0.value) }) == [
                "password": 3, "github-token": 1,
            ])
    }

    @Test func `a text without a secret is counted as nothing`() throws {
        var counts = RedactionCounts()
        _ = try Redactor.fixed().redact("all is well", counting: &counts)
        #expect(counts == RedactionCounts())
    }

    @Test(arguments: [[0xff, 0xfe, 0x00, 0x80], [0xc3], [0xf0, 0x9f], Array(0...255)] as [[UInt8]])
    func `bytes that are no UTF-8 pass unchanged`(bytes: [UInt8]) throws {
        let redactor = try Redactor.fixed()
        #expect(redactor.redact(bytes) == bytes)
        let secret = bytes + Array(" password=hunter2 ".utf8) + bytes
        let redacted = redactor.redact(secret)
        #expect(redacted.starts(with: bytes) && redacted.suffix(bytes.count).elementsEqual(bytes))
        #expect(!String(decoding: redacted, as: UTF8.self).contains("hunter2"))
    }
}
