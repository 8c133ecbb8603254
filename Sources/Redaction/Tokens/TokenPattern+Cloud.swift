extension TokenPattern {
    /// Providers of machines, platforms and networks.
    static let cloud: [TokenPattern] =
        family("aws-access-key", "AKIA ASIA ABIA ACCA", upperOrDigit, 16...16)
        + [
            TokenPattern("aws-bedrock-key", "ABSKQmVkcm9ja0FQSUtleS", .base64 | ByteSet("="), 60...long),
            TokenPattern("aws-session-token", "IQoJb3JpZ2lu", .base64 | ByteSet("="), 100...4_000),
            TokenPattern("aws-session-token", "FwoGZXIvYXdz", .base64 | ByteSet("="), 100...4_000),
            TokenPattern("gcp-api-key", "AIza", .word, 35...35),
            TokenPattern("gcp-oauth-token", "ya29.", wordOrDot, 20...2_000),
            TokenPattern("gcp-oauth-secret", "GOCSPX-", .word, 24...64),
            TokenPattern("gcp-refresh-token", "1//0", .word, 40...long, start: .boundary),
            TokenPattern("openshift-token", "sha256~", .word, 43...43),
            TokenPattern("alibaba-access-key", "LTAI", .alphanumeric, 17...21, start: .boundary, check: .digit),
            TokenPattern("tencent-secret-id", "AKID", .alphanumeric, 32...32, start: .boundary, check: .mixed),
            TokenPattern("yandex-key", "AQVN", .word, 35...38, start: .boundary, check: .digit),
            TokenPattern("heroku-key", "HRKU-", .word, 36...72),
            TokenPattern("cloudflare-origin-key", "v1.0-", .hexadecimal | ByteSet("-"), 150...200),
            TokenPattern("scalingo-token", "tk-us-", .word, 48...48),
            TokenPattern("linode-token", "lin-", .hexadecimal, 64...64, start: .boundary),
            TokenPattern("flyio-token", "FlyV1 ", .base64 | ByteSet("=,"), 40...4_000, keepsPrefix: true),
        ]
        + family("digitalocean-token", "dop_v1_ doo_v1_ dor_v1_", .hexadecimal, 64...64)
        + family("cloudflare-token", "cfut_ cfat_ cfk_", .word, 40...64)
        + family("vercel-token", "vcp_ vci_ vca_ vcr_ vck_", .alphanumeric, 24...64, start: .boundary, check: .digit)
        + family("flyio-token", "fo1_ fm1_ fm2_ fm1r_", .base64 | ByteSet("="), 40...4_000, start: .boundary)
        + family("netlify-token", "nfp_ nfo_ nfu_ nfc_", .word, 36...48, start: .boundary)
        + family("tailscale-key", "tskey-auth- tskey-api- tskey-client- tskey-scim- tskey-webhook-", .word, 16...96)
}
