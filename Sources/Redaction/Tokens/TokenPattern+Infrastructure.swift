extension TokenPattern {
    /// Secrets, observability, data, configuration.
    static let infrastructure: [TokenPattern] =
        family("vault-token", "hvs. hvb. hvr.", .word, 24...300, start: .boundary)
        + family(
            "doppler-token", "dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.", wordOrDot, 40...128, start: .boundary)
        + family("newrelic-key", "NRAK- NRAL- NRII- NRIQ- NRBR- NRRA- NRSP-", .alphanumeric | ByteSet("-"), 24...48)
        + family("grafana-token", "glsa_ glc_", .base64 | ByteSet("="), 32...400)
        + family("sentry-token", "sntrys_ sntryu_", .base64 | ByteSet("="), 60...400)
        + family("planetscale-token", "pscale_tkn_ pscale_pw_ pscale_oauth_", wordOrDot | ByteSet("="), 32...64)
        + family("dynatrace-token", "dt0c01. dt0s01. dt0s02. dt0s16.", wordOrDot, 80...120)
        + [
            TokenPattern("vault-token", "s.", .alphanumeric, 24...24, start: .boundary, check: .mixed),
            TokenPattern("grafana-token", "eyJrIjoi", .base64 | ByteSet("="), 60...400),
            TokenPattern("onepassword-token", "ops_eyJ", .base64 | ByteSet("="), 200...4_000),
            TokenPattern("age-key", "AGE-SECRET-KEY-1", upperOrDigit, 58...58),
            TokenPattern("pulumi-token", "pul-", .hexadecimal, 40...40, start: .boundary),
            TokenPattern("prefect-token", "pnu_", .alphanumeric, 36...36, start: .boundary),
            TokenPattern("supabase-token", "sbp_", .hexadecimal, 40...40, start: .boundary),
            TokenPattern("supabase-token", "sb_secret_", .word, 31...48),
            TokenPattern("neon-key", "napi_", .alphanumeric, 40...80, start: .boundary),
            TokenPattern("aiven-password", "AVNS_", .word, 16...48),
            TokenPattern("mongodb-secret", "mdb_sa_sk_", .word, 24...64),
            TokenPattern("elastic-key", "essu_", .base64 | ByteSet("="), 60...128),
            TokenPattern("launchdarkly-key", "sdk-", .hexadecimal | ByteSet("-"), 36...36, start: .boundary),
            TokenPattern("launchdarkly-key", "api-", .hexadecimal | ByteSet("-"), 36...36, start: .boundary),
            TokenPattern(
                "harness-token", "pat.", .alphanumeric | ByteSet("._-"), 60...80, start: .boundary, check: .mixed),
            TokenPattern("rootly-token", "rootly_", .hexadecimal, 64...64),
            TokenPattern("adafruit-key", "aio_", .alphanumeric, 28...28, start: .boundary),
            TokenPattern("helm-release", "H4sIAAAAAAAA", .base64 | ByteSet("="), 60...1_000_000),
            TokenPattern("helm-release", "SDRzSUFBQUFBQUFB", .base64 | ByteSet("="), 60...1_000_000),
        ]
}
