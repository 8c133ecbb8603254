public import Foundation

/// What a component reported of an object. The same event is written again with a higher count when it recurs.
public struct Event: KubernetesObject {
    public static let resource = APIResource(group: "", versions: ["v1"], kind: "Event", plural: "events")

    /// Recurrences in the newer form.
    public struct Series: Codable, Hashable, Sendable {
        @OmitEmpty public var count: Int = 0
        @MicroTime public var lastObservedTime: Date?

        public init() {}
    }

    /// The component that wrote the event, in the older form.
    public struct Source: Codable, Hashable, Sendable {
        public var component: String?
        public var host: String?

        public init() {}
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var involvedObject: ObjectReference = ObjectReference()
    /// `FailedScheduling`, `BackOff`, `Unhealthy` ...
    public var reason: String?
    public var message: String?
    /// `Normal` or `Warning`.
    public var type: String?
    @OmitEmpty public var count: Int = 0
    public var firstTimestamp: Date?
    public var lastTimestamp: Date?
    @MicroTime public var eventTime: Date?
    public var series: Series?
    public var source: Source?
    public var reportingComponent: String?

    public init() {}

    /// When the event was last seen, in whichever form the component wrote it.
    public var lastSeen: Date? {
        [series?.lastObservedTime, lastTimestamp, eventTime, firstTimestamp, metadata.creationTimestamp]
            .compactMap { $0 }.max()
    }

    /// How often it was seen; at least once.
    public var occurrences: Int { Swift.max(series?.count ?? 0, count, 1) }

    /// The component that wrote it: `kubelet`, `default-scheduler` ...
    public var component: String? {
        [source?.component, reportingComponent].compactMap(\.self).first { !$0.isEmpty }
    }

    public var isWarning: Bool { type == "Warning" }
}

extension ObjectReference: Emptiable {
    public var isEmpty: Bool { name.isEmpty && kind.isEmpty }
}
