public import Foundation

/// Names and times of ConfigMaps and Secrets, and never what is in them.
public protocol ConfigurationSource: Sendable {
    /// The ConfigMaps or Secrets of a namespace, as far as they may be seen.
    ///
    /// - Parameters:
    ///   - kind: `ConfigMap` or `Secret`.
    ///   - names: Those that matter most: where not all may be listed, these are asked for one by one.
    func configuration(
        kind: String, in namespace: String, named names: [String]
    ) async throws -> ConfigurationSurvey
}

/// What is seen of the ConfigMaps or Secrets of a namespace.
public struct ConfigurationSurvey: Hashable, Sendable {
    public var stamps: [ConfigurationStamp]
    /// Those that were asked for by name, and are not there.
    public var absent: [String]
    /// Whether there are no others.
    public var isComplete: Bool
    /// Why there may be others.
    public var reason: String?

    public init(
        stamps: [ConfigurationStamp], absent: [String] = [], isComplete: Bool = true, reason: String? = nil
    ) {
        self.stamps = stamps
        self.absent = absent
        self.isComplete = isComplete
        self.reason = reason
    }
}

/// A ConfigMap or Secret by name and time.
public struct ConfigurationStamp: Codable, Hashable, Sendable {
    public var kind: String
    public var name: String
    public var createdAt: Date?
    /// When it was last written, where that is known.
    public var changedAt: Date?

    public init(kind: String, name: String, createdAt: Date? = nil, changedAt: Date? = nil) {
        self.kind = kind
        self.name = name
        self.createdAt = createdAt
        self.changedAt = changedAt
    }
}
