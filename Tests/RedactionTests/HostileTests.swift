import Foundation
import KubernetesModel
import Redaction
import Testing

/// Log lines are written by whoever can make a program log: none may cost more than others of its length.
@Suite struct HostileTests {
    /// Each comes again and again until the text is long. Every rule has one that makes it look as far as it may.
    static let patterns = [
        "a", "0", "aB3", "=", ":", "\"", "'", "{", "[", "\\", "%", "@", "-", " ", "\n", "\u{0}", "é", "a.", "a/", "a_",
        "it's ",
        "eyJ", "eyJabcdefghijk.", "ghp_", "sk-", "xoxb-", "AKIA", "AKIA0000000000000000 ", "glpat-", "key-", "hvs.",
        "s.",
        "SG.", "1//0", "MaaaaaaaaaaaaaaaaaaaaaaA.", "aaaaaaaaaaaaaa.atlasv1.", "00000000000000000000000000000000-us",
        "abc8Q~", "123456789:AA", "$2a$", "a=", "key=", "password=", "password: ", "token=", "token:", "token: ",
        "\"token\":\"", "token=\"", "token=(", "token=<", "token=/a", "token:/a/", "token=http://", "pwd=a1b ",
        "&token=",
        "secret access key: ", "PASSWORD x = ", "://", "http://a:b", "x://a:bcd@c ", "p://a:b/", "@tcp(", "a:b@tcp(",
        "-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----\n", "%41", "%25", "a %41", "\\\"",
        "\\u0041",
        "\\u0022", "\\u0026", "\\n", "kind: Secret\\n", "aGVsbG8gd29ybGQgaGVsbG8 ", "aGVsbG8gd29ybGQgaGVsbG8/",
        "\"data\":{",
        "\"data\":{\"a\":\"", "data:\n  a: b\n", "stringData:\n  a: b\n", "name: password\n", "name=password ",
        "[REDACTED:", "Bearer ", "Basic YWJjZGVmZ2hpams ", "password ", "password 'x' ", "by 'x' ", "--password ",
        "curl -u ", "mysql -p ", "authorization: ", "cookie: ", "<password>", "password: |\n", "password: |\n  a\n",
        "\"auth\":\"YTpi\"", "thin:a/b@", "\"passwords\":[\"", "\u{1b}[31m",
    ]

    /// Long enough for what is quadratic to take minutes in an unoptimised build, where the slowest of these takes a
    /// fraction of a second.
    private static let length = 30_000
    private static let limit = Duration.seconds(5)

    @Test(arguments: patterns)
    func `the time is linear in the text`(pattern: String) throws {
        let redactor = try Redactor.fixed()
        let text = String(repeating: pattern, count: Self.length / pattern.utf8.count)
        let time = ContinuousClock().measure { _ = redactor.redact(text) }
        #expect(time < Self.limit, "\(pattern)")
    }

    @Test func `a million letters are a text as any other`() throws {
        let text = String(repeating: "a", count: 1_000_000)
        #expect(try Redactor.fixed().redact(text) == text)
    }

    @Test func `encodings within encodings are undone a few times only`() throws {
        let redactor = try Redactor.fixed()
        var (base64, percent) = ("password=hunter2", "password=hunter2")
        for _ in 0..<8 {
            base64 = Encoding.base64.encode(base64)
            percent = Encoding.percent.encode(percent)
        }
        #expect(redactor.redact(base64) == base64)
        #expect(redactor.redact(percent) == percent)
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":\"", "\"{\\\""])
    func `brackets without end do no harm`(opening: String) throws {
        let text = String(repeating: opening, count: 20_000)
        let redactor = try Redactor.fixed()
        #expect(redactor.redact(text) == text)
        #expect(redactor.redact(JSONValue.string(text)) == .string(text))
    }
}
