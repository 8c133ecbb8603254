public import Foundation
public import KubernetesModel

/// What signals of one cause add up to: one target, a severity, and how far the work on it has come.
public struct Incident: KubernetesObject {
    public static let resource = APIResource(
        group: MidwatchGroup.name, versions: [MidwatchGroup.version], kind: "Incident", plural: "incidents")

    /// How far the work on an incident has come.
    public enum Phase: String, Codable, Hashable, Sendable, CaseIterable {
        case open = "Open"
        case diagnosing = "Diagnosing"
        case awaitingApproval = "AwaitingApproval"
        case acting = "Acting"
        case verifying = "Verifying"
        case resolved = "Resolved"
        case escalated = "Escalated"
        case suppressed = "Suppressed"

        /// Whether the incident is over.
        public var isClosed: Bool { self == .resolved || self == .suppressed }
    }

    public struct Spec: Codable, Hashable, Sendable {
        /// One line for people.
        public var title: String
        public var severity: Severity
        /// The workload or object that the signals add up to.
        public var target: ObjectReference
        /// The same for every incident of one target: what is deduplicated by.
        public var fingerprint: String
        public var openedAt: Date
        /// The signals it was opened for and those that joined; bounded.
        public var signals: [Signal]

        public init(
            title: String, severity: Severity, target: ObjectReference, fingerprint: String, openedAt: Date,
            signals: [Signal]
        ) {
            self.title = title
            self.severity = severity
            self.target = target
            self.fingerprint = fingerprint
            self.openedAt = openedAt
            self.signals = signals
        }
    }

    public struct Status: Codable, Hashable, Sendable, Emptiable {
        public var phase: Phase?
        public var diagnosis: Diagnosis?
        /// What came of asking a language model, where one was asked.
        public var consultation: Consultation?
        public var plan: Plan?
        @OmitEmpty public var actions: [ActionSummary] = []
        public var outcome: Outcome?
        /// What happened, oldest first; bounded by ``maxTimelineEntries``.
        @OmitEmpty public var timeline: [TimelineEntry] = []
        @OmitEmpty public var conditions: [Condition] = []
        public var observedGeneration: Int?
        /// Since when no signal has been seen, while that is so.
        public var quietSince: Date?

        public init() {}

        public var isEmpty: Bool { self == Status() }
    }

    /// One action of the incident, in short.
    public struct ActionSummary: Codable, Hashable, Sendable {
        /// The ActionRequest's name.
        public var name: String
        public var kind: Action.Kind
        /// The execution's state, or the decision's where nothing was executed.
        public var state: String

        public init(name: String, kind: Action.Kind, state: String) {
            self.name = name
            self.kind = kind
            self.state = state
        }
    }

    /// How the incident ended, or stands.
    public struct Outcome: Codable, Hashable, Sendable {
        public enum State: String, Codable, Hashable, Sendable {
            /// The signals are gone, after an action of Midwatch.
            case resolved = "Resolved"
            /// The signals went without an action of Midwatch.
            case recovered = "Recovered"
            /// People have to act.
            case escalated = "Escalated"
            /// Recorded what would have been done; the policy allows no more.
            case suggested = "Suggested"
        }

        public var state: State
        public var at: Date
        /// One sentence.
        public var summary: String

        public init(state: State, at: Date, summary: String) {
            self.state = state
            self.at = at
            self.summary = summary
        }
    }

    /// One thing that happened.
    public struct TimelineEntry: Codable, Hashable, Sendable {
        public var at: Date
        /// The stage: `Detected`, `Diagnosed`, `Decided`, `Acted`, `Verified`, `Undone`, `Resolved`, `Escalated`.
        public var stage: String
        public var text: String

        public init(at: Date, stage: String, text: String) {
            self.at = at
            self.stage = stage
            self.text = text
        }
    }

    /// How many timeline entries are kept in the resource: the first ones and the last; the journal has all.
    public static let maxTimelineEntries = 40
    /// How many signals are kept in the resource.
    public static let maxSignals = 12

    public var metadata: ObjectMeta
    public var spec: Spec
    @OmitEmpty public var status: Status = Status()

    public init(metadata: ObjectMeta, spec: Spec) {
        self.metadata = metadata
        self.spec = spec
    }

    /// The phase; `Open` until the status is written first.
    public var phase: Phase { status.phase ?? .open }
}
