import Foundation
import KubernetesModel
import Redaction
import Testing

/// What must hold for any text, tried on many that are put together at random.
@Suite struct PropertyTests {
    private static let secrets = [
        "password=hunter2", "\"password\":\"hunter2\"", "postgres://app:hunter2@db/app", "ghp_{a36}", "AKIA{u16}",
        "Authorization: Bearer {a40}", "token: {a30}", "--password hunter2", "eyJ{a30}.eyJ{a40}.{a43}", "api_key={h32}",
        "name: DB_PASSWORD\nvalue: hunter2\n", "cGFzc3dvcmQ9aHVudGVyMiAjIHRoZSBzYW1l", "password%3Dhunter2",
        "-----BEGIN RSA PRIVATE KEY-----\n{b64}\n{b20}\n-----END RSA PRIVATE KEY-----\n",
        "kind: Secret\ndata:\n  a: {b40}\n",
    ]
    private static let others = [
        "secret \"x\" not found", "max_tokens: 4096", "image: a@sha256:{h64}", "uid: {h8}-{h4}", "password: (not set)",
        "level=info msg=\"all is well\"", "{\"a\":[1,2,{\"b\":null}]}", "token expired", "\u{1b}[31mred\u{1b}[0m", "é",
        "key: value", "\\n", "%20", "\u{0}",
    ]
    private static let joints = [" ", "\n", ", ", "; ", " - ", "\t", "\n\n", "\" "]

    private func text(using generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...8, using: &generator)).map { _ in
            let form = generator.pick(Bool.random(using: &generator) ? Self.secrets : Self.others)
            return SecretText.expand(form, seed: generator.next()) + generator.pick(Self.joints)
        }.joined()
    }

    private func json(using generator: inout SeededGenerator, depth: Int = 0) -> JSONValue {
        switch Int.random(in: 0..<(depth > 3 ? 3 : 6), using: &generator) {
        case 0: .string(text(using: &generator))
        case 1: .string(JSONValue.object(["token": .string(text(using: &generator))]).compactText)
        case 2: generator.pick([1, 123_456, true, nil, 1.5])
        case 3: .array((0..<3).map { _ in json(using: &generator, depth: depth + 1) })
        default:
            .object(
                Dictionary(
                    (0..<3).map { _ in
                        (
                            generator.pick([
                                "password", "token", "a", "data", "name", "value", "kind", "auth", "cookie",
                            ]),
                            json(using: &generator, depth: depth + 1)
                        )
                    }, uniquingKeysWith: { first, _ in first }))
        }
    }

    @Test func `redacting twice is redacting once`() throws {
        let redactor = try Redactor.fixed()
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<400 {
            let once = redactor.redact(text(using: &generator))
            #expect(redactor.redact(once) == once)
        }
    }

    @Test func `valid JSON stays valid JSON`() throws {
        let redactor = try Redactor.fixed()
        var generator = SeededGenerator(seed: 2)
        var changed = 0
        for _ in 0..<400 {
            let text = json(using: &generator).compactText
            let redacted = redactor.redact(text)
            #expect(throws: Never.self) { try JSONValue(parsing: Data(redacted.utf8)) }
            changed += redacted == text ? 0 : 1
        }
        #expect(changed > 100)
    }

    @Test func `the same text gives the same, in whatever chunks`() throws {
        let redactor = try Redactor.fixed()
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<150 {
            let text = text(using: &generator)
            let whole = redactor.redact(text)
            #expect(redactor.redact(text) == whole)
            #expect(redactor.redact(text, inChunksOf: Int.random(in: 1...40, using: &generator)) == whole)
        }
    }

    @Test func `no text of real size doubles`() throws {
        let redactor = try Redactor.fixed()
        var log = LogText(seed: 4)
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<50 {
            let text = (0..<6).map { _ in log.next() }.joined(separator: "\n") + text(using: &generator)
            #expect(redactor.redact(text).utf8.count <= 2 * text.utf8.count)
        }
    }

    @Test func `bytes at random do no harm`() throws {
        let redactor = try Redactor.fixed()
        var generator = SeededGenerator(seed: 5)
        let marks = Array("=:%\\\"'[]{}<>@$~-/.&;,| \n\rpasswordtokenBEGINeyJ0".utf8)
        for _ in 0..<400 {
            let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
                Bool.random(using: &generator)
                    ? generator.pick(marks) : UInt8.random(in: .min ... .max, using: &generator)
            }
            _ = redactor.redact(bytes)
        }
    }
}
