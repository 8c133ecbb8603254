/// A key of AWS.
public struct AWSCredentials: Hashable, Sendable {
    /// `AKIA...`: which key it is. It is no secret; it is sent in the clear.
    public var accessKeyID: String
    public var secretAccessKey: SecretText
    /// What a temporary key comes with.
    public var sessionToken: SecretText?

    public init(accessKeyID: String, secretAccessKey: SecretText, sessionToken: SecretText? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
    }
}
