/// A volume of a pod, by what it needs to exist.
public struct Volume: Codable, Hashable, Sendable {
    /// A ConfigMap mounted as files.
    public struct ConfigMapSource: Codable, Hashable, Sendable {
        @OmitEmpty public var name: String = ""
        @OmitEmpty public var optional: Bool = false

        public init() {}
    }

    /// A Secret mounted as files.
    public struct SecretSource: Codable, Hashable, Sendable {
        @OmitEmpty public var secretName: String = ""
        @OmitEmpty public var optional: Bool = false

        public init() {}
    }

    /// A claim to persistent storage.
    public struct ClaimSource: Codable, Hashable, Sendable {
        @OmitEmpty public var claimName: String = ""

        public init() {}
    }

    @OmitEmpty public var name: String = ""
    public var configMap: ConfigMapSource?
    public var secret: SecretSource?
    public var persistentVolumeClaim: ClaimSource?

    public init() {}
}
