/// The `Status` that the API server answers with when it does not answer with an object.
public struct APIStatus: Codable, Hashable, Sendable {
    /// One cause of a failure: which field, what is wrong with it.
    public struct Cause: Codable, Hashable, Sendable {
        public var reason: String?
        public var message: String?
        public var field: String?

        public init() {}
    }

    /// What the failure is about.
    public struct Details: Codable, Hashable, Sendable {
        public var name: String?
        public var group: String?
        public var kind: String?
        public var uid: UID?
        @OmitEmpty public var causes: [Cause] = []
        public var retryAfterSeconds: Int?

        public init() {}
    }

    /// `Success` or `Failure`.
    public var status: String?
    public var message: String?
    /// `NotFound`, `Conflict`, `Forbidden`, `Expired` ...
    public var reason: String?
    public var details: Details?
    /// The HTTP status code.
    public var code: Int?

    public init() {}
}
