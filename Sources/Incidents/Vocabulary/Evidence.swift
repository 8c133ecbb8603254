public import Foundation

/// Who wrote a fact, and so how far it can be trusted.
public enum Trust: String, Codable, Hashable, Sendable {
    /// Written by a component of Kubernetes itself: status, conditions, events of kubelet, scheduler, controllers.
    case controlPlane
    /// A metric.
    case measurement
    /// Written by a workload or whoever controls it: logs, annotations, event texts of other components.
    case workload
}

/// One fact with its source; what a diagnosis cites.
public struct Evidence: Codable, Hashable, Sendable {
    /// Unique within one diagnosis: `e1`, `e2` ...
    public var id: String
    /// Where the fact was read: `pod/checkout-7d9f-x2x`, `event/FailedScheduling`.
    public var source: String
    /// When the fact was true, where that is known.
    public var at: Date?
    public var trust: Trust
    public var text: String

    public init(id: String = "", source: String, at: Date? = nil, trust: Trust = .controlPlane, text: String) {
        self.id = id
        self.source = source
        self.at = at
        self.trust = trust
        self.text = text
    }
}
