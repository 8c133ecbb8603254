import Redaction
import Testing

/// Addresses, queries and connection strings.
@Suite struct AddressTests {
    @Test(arguments: [
        #"jdbc:postgresql://db:5432/app?user=app&password=<<password|hunter2>>&ssl=true"#,
        #"GET /login?user=bob&password=<<password|hunter2>> HTTP/1.1"#,
        #"GET /login?user=bob%20x&password=<<password|hunter2>>&next=%2F HTTP/1.1"#,
        #"user%3Dbob%26password%3D<<password|hunter2>>%26x%3D1"#,
        #"Server=db;Database=app;User Id=sa;Password=<<password|P@ssw0rd!>>;Encrypt=true"#,
        #"Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=<<api-key|{b43}=>>"#,
        #"postgres://app:<<password|p@ss/w0rd>>@db:5432/app"#,
        #"redis://:<<password|hunter2>>@redis:6379/0"#,
        #"mongodb+srv://app:<<password|{a16}>>@cluster0.example.net/?retryWrites=true"#,
        #"amqp://guest:<<password|guest>>@rabbit:5672/"#,
        #"https://<<token|{h32}>>@o123.ingest.sentry.io/456"#,
        #"app:<<password|hunter2>>@tcp(db:3306)/app?parseTime=true"#,
        #"jdbc:oracle:thin:scott/<<password|tiger>>@db:1521/orcl"#,
        #"postgres%3A%2F%2Fapp%3A<<password|hunter2>>%40db%3A5432"#,
        #"curl -u admin:<<password|hunter2>> https://x"#,
        #"curl --user 'admin:<<password|hunter 2>>' https://x"#,
        #"refresh_token=<<token|{a60}>>&grant_type=refresh_token"#,
        #"x-amz-security-token=<<token|{a200}>>&X=1"#,
        #"https://x.blob.core.windows.net/c?sv=2022&sig=<<signature|{a43}%3D>>&se=2026"#,
        #"https://s3.amazonaws.com/b/k?X-Amz-Signature=<<signature|{h64}>>"#,
        #"password=<<password|ab,cd;ef&gh>> next"#,
    ])
    func `the secret goes and the rest stays`(template: String) throws {
        let (redactor, secret) = (try Redactor.fixed(), SecretText(template))
        let redacted = redactor.redact(secret.text)
        #expect(redacted.withoutDigests == secret.expected)
        #expect(redactor.redact(redacted) == redacted)
    }
}
