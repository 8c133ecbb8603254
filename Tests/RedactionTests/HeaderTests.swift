import Redaction
import Testing

/// Headers of HTTP, in all the ways that logs and clients print them.
@Suite struct HeaderTests {
    @Test(arguments: [
        #"Authorization: Bearer <<authorization|{a40}>>"#,
        #"Authorization: Basic <<authorization|{b32}>>"#,
        #"authorization: Token <<authorization|{h40}>>"#,
        #"{"Authorization":["Bearer <<authorization|{a40}>>"]}"#,
        #"map[Authorization:[Bearer <<authorization|{a40}>>] Accept:[*/*]]"#,
        #""authorization": "Bearer <<authorization|{a50}>>","#,
        #"Proxy-Authorization: Basic <<authorization|{b28}>>"#,
        #"Authorization: AWS4-HMAC-SHA256 <<authorization|Credential=X/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature={h64}>>"#,
        #"-H 'Authorization: Bearer <<authorization|{a40}>>' https://x"#,
        #"X-Api-Key: <<api-key|{a28}>>"#,
        #"DD-API-KEY: <<api-key|{h32}>>"#,
        #"X-Vault-Token: <<token|{a28}>>"#,
        #"X-Auth-Token: <<token|{h32}>>"#,
        #"Private-Token: <<token|{a20}>>"#,
        #"Ocp-Apim-Subscription-Key: <<api-key|{h32}>>"#,
        #"Cookie: <<cookie|sid={a32}; theme=dark>>"#,
        #"Set-Cookie: SESSION=<<cookie|{a32}>>; Path=/; HttpOnly"#,
        #"> Cookie: <<cookie|JSESSIONID={u32}>>"#,
    ])
    func `the secret goes and the rest stays`(template: String) throws {
        let (redactor, secret) = (try Redactor.fixed(), SecretText(template))
        let redacted = redactor.redact(secret.text)
        #expect(redacted.withoutDigests == secret.expected)
        #expect(redactor.redact(redacted) == redacted)
    }
}
