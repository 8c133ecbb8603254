public import Foundation

/// One aspect of an object's state, as its controller sees it.
public struct Condition: Codable, Hashable, Sendable {
    @OmitEmpty public var type: String = ""
    /// `True`, `False` or `Unknown`.
    @OmitEmpty public var status: String = ""
    public var reason: String?
    public var message: String?
    public var lastTransitionTime: Date?
    /// Deployments: when the condition was last written.
    public var lastUpdateTime: Date?
    public var observedGeneration: Int?

    public init() {}

    public init(type: String, status: String, reason: String? = nil, message: String? = nil) {
        self.type = type
        self.status = status
        self.reason = reason
        self.message = message
    }

    public var isTrue: Bool { status == "True" }
    public var isFalse: Bool { status == "False" }
}

extension Collection<Condition> {
    /// The condition of a type, if it is set at all.
    public func first(ofType type: String) -> Condition? { first { $0.type == type } }
}
