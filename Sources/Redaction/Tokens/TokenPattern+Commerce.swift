extension TokenPattern {
    /// Payments, shops, customers.
    static let commerce: [TokenPattern] =
        family("stripe-key", "sk_live_ sk_test_ rk_live_ rk_test_ sk_prod_ rk_prod_", .alphanumeric, 10...255)
        + family("shopify-token", "shpat_ shpca_ shppa_ shpss_ shptka_", anyHexadecimal, 32...32)
        + family("flutterwave-key", "FLWSECK- FLWSECK_TEST-", .alphanumeric | ByteSet("-"), 12...80)
        + family(
            "plaid-token", "access-sandbox- access-development- access-production-", .hexadecimal | ByteSet("-"),
            36...36)
        + [
            TokenPattern("stripe-webhook-secret", "whsec_", .base64 | ByteSet("="), 24...128),
            TokenPattern("square-token", "EAAA", .word, 60...60, start: .boundary, check: .mixed),
            TokenPattern("square-token", "sq0atp-", .word, 22...22),
            TokenPattern("square-secret", "sq0csp-", .word, 43...43),
            TokenPattern("facebook-token", "EAAC", .alphanumeric, 80...300, start: .boundary, check: .mixed),
            TokenPattern("facebook-token", "EAAM", .alphanumeric, 80...300, start: .boundary, check: .mixed),
            TokenPattern("paypal-token", "access_token$production$", .alphanumeric | ByteSet("$"), 40...120),
            TokenPattern("easypost-key", "EZAK", .alphanumeric, 54...54, start: .boundary),
            TokenPattern("shippo-token", "shippo_live_", .hexadecimal, 40...40),
            TokenPattern("hubspot-token", "pat-na1-", .hexadecimal | ByteSet("-"), 36...36),
            TokenPattern("hubspot-token", "pat-eu1-", .hexadecimal | ByteSet("-"), 36...36),
            TokenPattern("duffel-token", "duffel_live_", .word | ByteSet("="), 43...43),
        ]
}
