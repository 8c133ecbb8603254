extension TokenPattern {
    private static let pathBody = ByteSet.word | ByteSet("/")

    /// Chat, mail, telephony, documents.
    static let communication: [TokenPattern] =
        family("slack-token", "xoxb- xoxp- xoxa- xoxo- xoxs- xoxr- xoxc- xoxe- xapp-", .word, 16...long)
        + family("slack-token", "xoxd- xoxe.xoxb- xoxe.xoxp-", .word | ByteSet("%.+/="), 16...long)
        + [
            TokenPattern("slack-webhook", "hooks.slack.com/services/", pathBody, 30...128, keepsPrefix: true),
            TokenPattern("slack-webhook", "hooks.slack.com/workflows/", pathBody, 30...128, keepsPrefix: true),
            TokenPattern("slack-webhook", "hooks.slack.com/triggers/", pathBody, 30...128, keepsPrefix: true),
            TokenPattern("discord-webhook", "discord.com/api/webhooks/", pathBody, 60...128, keepsPrefix: true),
            TokenPattern("discord-webhook", "discordapp.com/api/webhooks/", pathBody, 60...128, keepsPrefix: true),
            TokenPattern(
                "teams-webhook", "webhook.office.com/webhookb2/", pathBody | ByteSet("@"), 60...300, keepsPrefix: true),
            TokenPattern("twilio-key", "SK", .hexadecimal, 32...32, start: .boundary, check: .digit),
            TokenPattern("sendgrid-key", "SG.", wordOrDot, 60...80, start: .boundary),
            TokenPattern("mailgun-key", "key-", .hexadecimal, 32...32, start: .boundary),
            TokenPattern("brevo-key", "xkeysib-", .word, 64...100),
            TokenPattern("brevo-key", "xsmtpsib-", .word, 64...100),
            TokenPattern("resend-key", "re_", .alphanumeric | ByteSet("_"), 30...40, start: .boundary, check: .mixed),
            TokenPattern("notion-token", "secret_", .alphanumeric, 43...43, check: .mixed),
            TokenPattern("notion-token", "ntn_", .alphanumeric, 40...60, start: .boundary),
            TokenPattern("figma-token", "figd_", .word, 36...64),
            TokenPattern(
                "airtable-token", "pat", .alphanumeric | ByteSet("."), 79...79, start: .boundary, check: .mixed),
            TokenPattern("typeform-token", "tfp_", wordOrDot, 40...64, start: .boundary),
        ]
}
