import Testing

@testable import Redaction

/// What keys say of their values.
@Suite struct KeyNameTests {
    @Test(arguments: [
        "password", "DB_PASSWORD", "dbPassword", "db.password", "PGPASSWORD", "password2", "MYSQL_PWD", "passphrase",
        "DB_PASSWORD_PROD", "client_secret", "clientSecret", "JWT_SECRET", "SECRET_KEY_BASE", "SMTP_PASS", "_password",
    ])
    func `certain`(key: String) { #expect(KeyName.meaning(key)?.sensitivity == .certain) }

    @Test(arguments: [
        "token", "access_token", "accessToken", "GITHUB_TOKEN", "secret", "apikey", "API-Key", "x-goog-api-key",
        "APIKey",
        "private_key", "client-key-data", "credentials", "secret_id", "aws_secret_access_key", "tls.key", "_authToken",
    ])
    func `likely`(key: String) { #expect(KeyName.meaning(key)?.sensitivity == .likely) }

    @Test(arguments: ["key", "auth", "salt", "tokens", "secrets", "signature"])
    func `weak`(key: String) { #expect(KeyName.meaning(key)?.sensitivity == .weak) }

    @Test(arguments: [
        "name", "passwordFile", "PASSWORD_FILE", "secretName", "secretKeyRef", "tokenTTL", "token_type", "max_tokens",
        "next_token", "token_bucket_remaining", "publicKey", "partition_key", "access_key_id", "existingSecret",
        "imagePullSecret", "passwordPolicy", "proxy_pass", "keyboard", "secretary", "tokenizer", "path", "monkey", "",
    ])
    func `none`(key: String) { #expect(KeyName.meaning(key) == nil) }
}
