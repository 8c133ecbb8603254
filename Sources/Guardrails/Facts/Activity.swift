public import Foundation
public import Incidents

/// What was done of late and is being done: what limits are counted on.
public struct Activity: Hashable, Sendable {
    /// One action that was begun.
    public struct Entry: Hashable, Sendable {
        /// How far it has come.
        public enum Progress: Hashable, Sendable {
            /// Being carried out, undone, or not verified yet.
            case inFlight
            /// Verified to have helped.
            case helped
            /// Not carried out, or verified not to have helped.
            case failed
        }

        public var request: String
        public var incident: String
        public var kind: Action.Kind
        /// The workload it was done on.
        public var scope: TargetScope
        public var startedAt: Date
        /// When it was done with; while it is in flight, when it was begun.
        public var endedAt: Date
        public var progress: Progress

        public init(
            request: String, incident: String, kind: Action.Kind, scope: TargetScope, startedAt: Date,
            endedAt: Date? = nil, progress: Progress
        ) {
            self.request = request
            self.incident = incident
            self.kind = kind
            self.scope = scope
            self.startedAt = startedAt
            self.endedAt = endedAt ?? startedAt
            self.progress = progress
        }
    }

    public var entries: [Entry]

    public init(_ entries: [Entry] = []) { self.entries = entries }
}
