import Testing

@testable import Redaction

/// Tokens by their shape alone, in the places where they occur.
@Suite struct TokenTests {
    /// The rule, and the token; what stands before a `|` stays.
    static let tokens: [(rule: String, template: String)] = [
        ("aws-access-key", #"AKIA{u16}"#),
        ("aws-access-key", #"ASIA{u16}"#),
        ("gcp-api-key", #"AIza{a35}"#),
        ("gcp-oauth-token", #"ya29.{a60}"#),
        ("gcp-oauth-secret", #"GOCSPX-{a28}"#),
        ("gcp-refresh-token", #"1//0{a60}"#),
        ("azure-client-secret", #"{a3}8Q~{a34}"#),
        ("github-token", #"ghp_{a36}"#),
        ("github-token", #"ghs_{a36}"#),
        ("github-token", #"github_pat_{a22}_{a59}"#),
        ("gitlab-token", #"glpat-{a20}"#),
        ("gitlab-token", #"gldt-{a20}"#),
        ("gitlab-runner-token", #"GR1348941{a20}"#),
        ("slack-token", #"xoxb-{d12}-{d13}-{a24}"#),
        ("slack-token", #"xapp-1-A{u10}-{d13}-{h64}"#),
        ("slack-webhook", #"hooks.slack.com/services/|T{u10}/B{u10}/{a24}"#),
        ("stripe-key", #"sk_live_{a24}"#),
        ("stripe-key", #"rk_test_{a24}"#),
        ("stripe-webhook-secret", #"whsec_{a32}"#),
        ("anthropic-key", #"sk-ant-api03-{a93}AA"#),
        ("openai-key", #"sk-proj-{a48}"#),
        ("openai-key", #"sk-{a48}"#),
        ("openrouter-key", #"sk-or-v1-{h64}"#),
        ("npm-token", #"npm_{a36}"#),
        ("pypi-token", #"pypi-AgEIcHlwaS5vcmc{a80}"#),
        ("rubygems-token", #"rubygems_{h48}"#),
        ("crates-token", #"cio{a32}"#),
        ("nuget-key", #"oy2{l43}"#),
        ("twilio-key", #"SK{h32}"#),
        ("sendgrid-key", #"SG.{a22}.{a43}"#),
        ("mailgun-key", #"key-{h32}"#),
        ("mailchimp-key", #"{h32}-us12"#),
        ("brevo-key", #"xkeysib-{h64}-{a16}"#),
        ("telegram-token", #"{d9}:AA{a33}"#),
        ("discord-token", #"M{a25}.{a6}.{a38}"#),
        ("discord-webhook", #"discord.com/api/webhooks/|{d18}/{a68}"#),
        ("vault-token", #"hvs.{a90}"#),
        ("vault-token", #"s.{a24}"#),
        ("databricks-token", #"dapi{h32}"#),
        ("huggingface-token", #"hf_{a34}"#),
        ("digitalocean-token", #"dop_v1_{h64}"#),
        ("shopify-token", #"shpat_{h32}"#),
        ("newrelic-key", #"NRAK-{u27}"#),
        ("grafana-token", #"glsa_{a32}_{h8}"#),
        ("grafana-token", #"glc_eyJ{a60}"#),
        ("square-token", #"sq0atp-{a22}"#),
        ("square-secret", #"sq0csp-{a43}"#),
        ("doppler-token", #"dp.pt.{a43}"#),
        ("terraform-token", #"{a14}.atlasv1.{a67}"#),
        ("age-key", #"AGE-SECRET-KEY-1{u58}"#),
        ("linear-key", #"lin_api_{a40}"#),
        ("notion-token", #"secret_{a43}"#),
        ("notion-token", #"ntn_{a46}"#),
        ("figma-token", #"figd_{a40}"#),
        ("airtable-token", #"pat{a14}.{h64}"#),
        ("atlassian-token", #"ATATT3xFfGF0{a180}"#),
        ("cloudflare-origin-key", #"v1.0-{h24}-{h146}"#),
        ("supabase-token", #"sbp_{h40}"#),
        ("planetscale-token", #"pscale_tkn_{a43}"#),
        ("pulumi-token", #"pul-{h40}"#),
        ("sentry-token", #"sntrys_{a120}"#),
        ("postman-key", #"PMAK-{h24}-{h34}"#),
        ("dynatrace-token", #"dt0c01.{u24}.{u64}"#),
        ("tailscale-key", #"tskey-auth-{a12}-{a22}"#),
        ("groq-key", #"gsk_{a52}"#),
        ("replicate-token", #"r8_{a37}"#),
        ("buildkite-token", #"bkua_{h40}"#),
        ("circleci-token", #"CCIPAT_{a22}_{h40}"#),
        ("docker-token", #"dckr_pat_{a27}"#),
        ("artifactory-key", #"AKCp{a69}"#),
        ("alibaba-access-key", #"LTAI{a20}"#),
        ("openshift-token", #"sha256~{a43}"#),
        ("jwt", #"eyJ{a33}.eyJ{a90}.{a43}"#),
    ]

    private static let places = [
        "@", "found @ in the log", "x=\"@\"", "https://host/?a=@&b=c", #"{"msg":"line\n@\nline"}"#, "key: @", "(@)",
        "token=@ next", "\u{1b}[31m@\u{1b}[0m", "a,@,b", "[@]", "see @.",
    ]

    @Test(arguments: tokens)
    func `a token goes wherever it stands`(rule: String, template: String) throws {
        let parts = SecretText.expand(template, seed: 5).split(separator: "|", maxSplits: 1).map(String.init)
        let (kept, token) = (parts.count > 1 ? parts[0] : "", parts[parts.count - 1])
        let redactor = try Redactor.fixed()
        var placeholders: Set<String> = []
        for place in Self.places {
            let redacted = redactor.redact(place.replacing("@", with: kept + token))
            let expected = place.replacing("@", with: kept + "[REDACTED:\(rule):000000]")
            #expect(redacted.withoutDigests == expected)
            placeholders.formUnion(
                redacted.split(whereSeparator: { "[]".contains($0) }).map(String.init).filter {
                    $0.hasPrefix("REDACTED:")
                })
        }
        #expect(placeholders.count == 1, "one token has one placeholder")
    }

    @Test func `more than thirty vendors are known`() {
        #expect(Set(TokenPattern.all.map { $0.rule.name.prefix { $0 != "-" } }).count > 30)
    }

    @Test func `every name of a rule fits into a placeholder`() {
        for rule in RedactionRule.all {
            let placeholder = Placeholder.make(rule, digits: Array("0a1b2c".utf8))
            #expect(Placeholder.end(in: placeholder, at: 0, before: placeholder.count) == placeholder.count)
        }
    }

    @Test(arguments: tokens)
    func `a token that is cut short is none`(rule: String, template: String) throws {
        let token = SecretText.expand(template, seed: 6).replacing("|", with: "")
        let text = "see \(token.prefix(9))"
        #expect(try Redactor.fixed().redact(text) == text)
    }
}
