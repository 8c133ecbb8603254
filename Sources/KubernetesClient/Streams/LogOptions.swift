public import Foundation

/// Which part of a container's log to read.
public struct LogOptions: Hashable, Sendable {
    /// The container; nil for the only one of the pod.
    public var container: String?
    /// The log of the container's run before its last restart.
    public var previous: Bool
    /// Only the last lines.
    public var tailLines: Int?
    /// The most bytes to read.
    public var limitBytes: Int
    /// Only what was written since then.
    public var sinceTime: Date?
    /// Puts the time in front of each line.
    public var timestamps: Bool

    public init(
        container: String? = nil, previous: Bool = false, tailLines: Int? = nil, limitBytes: Int = 1 << 20,
        sinceTime: Date? = nil, timestamps: Bool = false
    ) {
        self.container = container
        self.previous = previous
        self.tailLines = tailLines
        self.limitBytes = limitBytes
        self.sinceTime = sinceTime
        self.timestamps = timestamps
    }
}
