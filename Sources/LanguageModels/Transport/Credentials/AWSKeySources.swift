/// Where the parts of an AWS credential come from.
public struct AWSKeySources: Hashable, Sendable {
    public var accessKeyID: KeySource
    public var secretAccessKey: KeySource
    /// For credentials that end by themselves.
    public var sessionToken: KeySource?

    public init(accessKeyID: KeySource, secretAccessKey: KeySource, sessionToken: KeySource? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
    }
}
