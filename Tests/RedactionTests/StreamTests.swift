import Testing

@testable import Redaction

@Suite struct StreamTests {
    private static let texts = [
        "a line\nwith password=hunter2 in it\nand {a4} more",
        "postgres://app:hunter2@db/app and AKIA{u16} é\n",
        "-----BEGIN RSA PRIVATE KEY-----\n{b64}\n{b64}\n{b20}==\n-----END RSA PRIVATE KEY-----\nend",
        "2026-01-01T00:00:00Z -----BEGIN EC PRIVATE KEY-----\n2026-01-01T00:00:00Z {b64}\n2026-01-01T00:00:00Z {b20}\n"
            + "2026-01-01T00:00:00Z -----END EC PRIVATE KEY-----\n2026-01-01T00:00:01Z started",
        "- name: DB_PASSWORD\n  value: hunter2\n- name: A\n  value: b\n",
        "kind: Secret\ndata:\n  a.json: {b40}\n  b: c2Vj\ntype: Opaque\n",
        "password: |\n  one\n  two\nnext: 1\n", "password: |\n  one\n  two",
        "args:\n- --password\n- hunter2\n- --v=2\n",
        "{\"msg\":\"a\\npassword=hunter2\\n\",\"token\":\"{a30}\"}\r\n{\"level\":\"info\"}\r\n",
        "%70assword%3Dhunter2 cGFzc3dvcmQ9aHVudGVyMiBhbmQgbW9yZQ== x", "", "\n\n\n", "no line feed",
    ].map { SecretText.expand($0, seed: 2) }

    @Test(arguments: texts)
    func `a text gives the same wherever it is cut`(text: String) throws {
        let redactor = try Redactor.fixed()
        let whole = redactor.redact(text)
        for index in 0...text.utf8.count { #expect(redactor.redact(text, cutAt: index) == whole) }
        #expect(redactor.redact(text, inChunksOf: 1) == whole)
    }

    /// A line longer than what is looked at in one piece, with a secret at an index of it.
    private func longLine(_ secret: String, at index: Int) -> String {
        let filler = String(repeating: "word ", count: 20_000)
        return filler.prefix(index) + secret + filler.dropFirst(index)
    }

    @Test func `a secret in a long line is found wherever the pieces lie`() throws {
        let redactor = try Redactor.fixed()
        let token = SecretText.expand("ghp_{a36}", seed: 4)
        let border = TextScanner.window - TextScanner.lookahead
        for offset in stride(from: -60, through: 60, by: 3) {
            for middle in [border + offset, TextScanner.window + offset] {
                let text = longLine(" \(token) password=hunter2 ", at: middle)
                let redacted = redactor.redact(text)
                #expect(!redacted.contains(token) && !redacted.contains("hunter2"))
                #expect(redacted.withoutDigests.contains("[REDACTED:github-token:000000]"))
                #expect(redactor.redact(text, inChunksOf: 4_093) == redacted)
            }
        }
    }

    @Test(arguments: ["password=", "\"password\":\"", "password: "])
    func `a secret that is longer than a piece goes as a whole`(key: String) throws {
        let redactor = try Redactor.fixed()
        let secret = String(repeating: "s3cret", count: 20_000)
        let text = "\(key)\(secret)\" and more\nnext"
        let redacted = redactor.redact(text)
        #expect(!redacted.contains("s3cret"))
        #expect(redacted.hasSuffix("next"))
        #expect(redactor.redact(text, inChunksOf: 1_000) == redacted)
    }

    @Test func `no more is held back than the limit`() throws {
        var stream = try Redactor.fixed().stream()
        var (taken, given) = (0, 0)
        for _ in 0..<200 {
            taken += 1_000
            given += stream.append([UInt8](repeating: 0x61, count: 1_000)).count
            #expect(taken - given <= RedactionStream.bufferLimit)
        }
        given += stream.finish().count
        #expect(given == taken)
    }

    @Test func `a line comes out when it has ended`() throws {
        var stream = try Redactor.fixed().stream()
        let first = stream.append("user=bob pass")
        let second = stream.append("word=hunter2\nnext")
        let last = stream.finishText()
        #expect(first == "")
        #expect(second.withoutDigests == "user=bob password=[REDACTED:password:000000]\n")
        #expect(last == "next")
        #expect(stream.counts.total == 1)
    }

    @Test func `a private key whose end is lost hides no other lines`() throws {
        let redactor = try Redactor.fixed()
        let key = SecretText.expand("-----BEGIN RSA PRIVATE KEY-----\n{b64}\n{b64}\n", seed: 6)
        let rest = "2026-01-01 started\nlistening on 0.0.0.0:8080\nGET /pay 200 12ms\n"
        let redacted = redactor.redact(key + rest)
        #expect(redacted.contains(rest))
        #expect(redacted.withoutDigests.contains("[REDACTED:private-key:000000]"))
        #expect(redacted.count < rest.count + 80, "the key's own lines are gone")
        #expect(redactor.redact(key + rest, inChunksOf: 7) == redacted)
    }

    @Test func `characters come out whole, also in a long line`() throws {
        let redactor = try Redactor.fixed()
        var stream = redactor.stream()
        let text = String(repeating: "é🔑", count: 20_000)
        var output = ""
        for character in text.split(by: 500) { output += stream.append(character) }
        output += stream.finishText()
        #expect(output == text)
    }
}

extension String {
    fileprivate func split(by count: Int) -> [String] {
        var (output, rest) = ([String](), self[...])
        while !rest.isEmpty {
            output.append(String(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return output
    }
}
