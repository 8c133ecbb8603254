/// A text that comes again and again, made to keep one rule as busy as it can be.
struct HostileText {
    let name: String
    let bytes: [UInt8]

    private static let byteCount = 1_000_000

    private init(_ pattern: String) {
        name = pattern
        let unit = Array(pattern.utf8)
        bytes = Array((0..<Self.byteCount / unit.count).map { _ in unit }.joined())
    }

    static let all = [
        "a", "aB3", "=", ":", "a=", "key=", "key=aB3dE6gH9jK2mN5pQ8 ", "password=", "password: ", "token=", "token:",
        "token: ",
        "token=\"", "token=(", "token:/a/", "token=http://", "pwd=a1b ", "\"token\":\"", "\"data\":{",
        "\"data\":{\"a\":\"",
        "\"auth\":\"YTpi\"", "secret access key: ", "http://a:b", "x://a:bcd@c ", "a:b@tcp(", "eyJ", "eyJabcdefghijk.",
        "ghp_",
        "sk-", "AKIA", "AKIA0000000000000000 ", "s.", "SG.", "abc8Q~", "-----BEGIN RSA PRIVATE KEY-----", "%41",
        "a %41",
        "\\\"", "\\u0041", "\\n", "kind: Secret\\n", "aGVsbG8gd29ybGQgaGVsbG8 ", "aGVsbG8gd29ybGQgaGVsbG8/", "Bearer ",
        "password 'x' ", "--password ", "curl -u ", "authorization: ", "cookie: ", "<password>", "[REDACTED:", "\n",
        "\"", "'",
        "name: password\n", "stringData:\n  a: b\n", "password: |\n  a\n",
    ].map(HostileText.init)
}
