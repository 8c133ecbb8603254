/// What kind of secret was found; its name stands in the placeholder and serves as a metric's label.
public struct RedactionRule: Hashable, Sendable, CustomStringConvertible {
    /// Lower-case letters, digits and hyphens, at most 40 of them.
    public let name: String

    init(_ name: String) { self.name = name }

    public var description: String { name }
}

extension RedactionRule {
    /// Every rule there is, in the order of the names: those of keys, texts and objects, and those of vendors' tokens.
    public static let all: [RedactionRule] =
        Set(general + TokenPattern.all.map(\.rule)).sorted { $0.name < $1.name }

    private static let general: [RedactionRule] = [
        .password, .passwordHash, .token, .secret, .apiKey, .credential, .session, .cookie, .authorization, .signature,
        .privateKey, .secretData, .environment, .jwt, .helmRelease, .tooDeep, .awsSecretKey, .azureClientSecret,
        .telegram, .discord, .terraform, .mailchimp,
    ]

    static let password = RedactionRule("password")
    static let passwordHash = RedactionRule("password-hash")
    static let token = RedactionRule("token")
    static let secret = RedactionRule("secret")
    static let apiKey = RedactionRule("api-key")
    static let credential = RedactionRule("credential")
    static let session = RedactionRule("session")
    static let cookie = RedactionRule("cookie")
    static let authorization = RedactionRule("authorization")
    static let signature = RedactionRule("signature")
    static let privateKey = RedactionRule("private-key")
    static let secretData = RedactionRule("secret-data")
    static let environment = RedactionRule("env-value")
    static let jwt = RedactionRule("jwt")
    static let helmRelease = RedactionRule("helm-release")
    static let tooDeep = RedactionRule("too-deep")
    static let awsSecretKey = RedactionRule("aws-secret-key")
    static let azureClientSecret = RedactionRule("azure-client-secret")
    static let telegram = RedactionRule("telegram-token")
    static let discord = RedactionRule("discord-token")
    static let terraform = RedactionRule("terraform-token")
    static let mailchimp = RedactionRule("mailchimp-key")
}
