public import Foundation
public import KubernetesModel

/// The durable record of one action, from proposal to verification. The pattern is that of CertificateSigningRequest:
/// proposed, approved or denied, carried out, kept. The spec never changes.
public struct ActionRequest: KubernetesObject {
    public static let resource = APIResource(
        group: MidwatchGroup.name, versions: [MidwatchGroup.version], kind: "ActionRequest", plural: "actionrequests")

    /// What must still be true of the target when the action is carried out.
    public struct Preconditions: Codable, Hashable, Sendable {
        public var uid: UID
        /// The target's generation, which counts changes of its spec: a person's change in between voids the action.
        public var generation: Int?

        public init(uid: UID, generation: Int? = nil) {
            self.uid = uid
            self.generation = generation
        }
    }

    /// What the API server said it would change.
    public struct DryRun: Codable, Hashable, Sendable {
        /// One line a field: `spec.replicas: 3 -> 4`; bounded.
        public var diff: String

        public init(diff: String) { self.diff = diff }
    }

    /// How much of the workload an action touches.
    public struct BlastRadius: Codable, Hashable, Sendable {
        /// Pods that are replaced or removed.
        public var pods: Int
        /// Of the workload's pods, 0 to 100, at any one time.
        public var percent: Int

        public init(pods: Int, percent: Int) {
            self.pods = pods
            self.percent = percent
        }
    }

    /// The workload's state when the action was proposed: what verification compares with.
    public struct Baseline: Codable, Hashable, Sendable {
        /// Pods that were in service.
        public var availableReplicas: Int?
        /// How long a container ran before it ended the last time, in seconds: it must run longer than that to have
        /// been repaired.
        public var runSeconds: Int?

        public init(availableReplicas: Int? = nil, runSeconds: Int? = nil) {
            self.availableReplicas = availableReplicas
            self.runSeconds = runSeconds
        }
    }

    public struct Spec: Codable, Hashable, Sendable {
        /// The incident's name, in the same namespace.
        public var incident: String
        public var action: Action
        public var preconditions: Preconditions
        /// SHA-256 of action and preconditions in canonical JSON: what an approval is for.
        public var hash: String
        /// 0 to 1.
        public var confidence: Double
        /// Why, in one sentence.
        public var reason: String
        public var category: Category?
        /// Who decided the diagnosis that it rests on. Not covered by the hash: an approval is for what is done, and
        /// requests of versions that did not write it stay valid.
        public var decidedBy: Diagnosis.Decider?
        public var dryRun: DryRun?
        public var blastRadius: BlastRadius?
        public var baseline: Baseline?
        /// What takes the action back, where anything can.
        public var undo: Action?
        public var expiresAt: Date

        public init(
            incident: String, action: Action, preconditions: Preconditions, hash: String, confidence: Double,
            reason: String, category: Category? = nil, decidedBy: Diagnosis.Decider? = nil, dryRun: DryRun? = nil,
            blastRadius: BlastRadius? = nil, baseline: Baseline? = nil, undo: Action? = nil, expiresAt: Date
        ) {
            self.incident = incident
            self.action = action
            self.preconditions = preconditions
            self.hash = hash
            self.confidence = confidence
            self.reason = reason
            self.category = category
            self.decidedBy = decidedBy
            self.dryRun = dryRun
            self.blastRadius = blastRadius
            self.baseline = baseline
            self.undo = undo
            self.expiresAt = expiresAt
        }
    }

    public struct Execution: Codable, Hashable, Sendable {
        public enum State: String, Codable, Hashable, Sendable {
            case pending = "Pending"
            /// Written before the cluster is touched: the intent.
            case executing = "Executing"
            case succeeded = "Succeeded"
            case failed = "Failed"
            /// The undo has been begun, and is written before the cluster is touched.
            case undoing = "Undoing"
            case undone = "Undone"

            /// Whether nothing more will be done.
            public var isFinal: Bool { self == .failed || self == .undone }
        }

        public var state: State
        public var startedAt: Date?
        public var finishedAt: Date?
        /// Why it failed, or what was done.
        public var message: String?

        public init(state: State, startedAt: Date? = nil, finishedAt: Date? = nil, message: String? = nil) {
            self.state = state
            self.startedAt = startedAt
            self.finishedAt = finishedAt
            self.message = message
        }
    }

    public struct Verification: Codable, Hashable, Sendable {
        public enum State: String, Codable, Hashable, Sendable {
            case pending = "Pending"
            case passed = "Passed"
            case failed = "Failed"
        }

        public var state: State
        public var reason: String?
        /// Since when everything looks well, while it does: it must stay so for the window.
        public var wellSince: Date?
        /// When it was decided.
        public var at: Date?

        public init(state: State, reason: String? = nil, wellSince: Date? = nil, at: Date? = nil) {
            self.state = state
            self.reason = reason
            self.wellSince = wellSince
            self.at = at
        }
    }

    public struct Status: Codable, Hashable, Sendable, Emptiable {
        public var decision: Decision?
        public var execution: Execution?
        public var verification: Verification?
        @OmitEmpty public var conditions: [Condition] = []

        public init() {}

        public var isEmpty: Bool { self == Status() }
    }

    public var metadata: ObjectMeta
    public var spec: Spec
    @OmitEmpty public var status: Status = Status()

    public init(metadata: ObjectMeta, spec: Spec) {
        self.metadata = metadata
        self.spec = spec
    }

    /// Whether Midwatch has begun to carry it out.
    public var isBegun: Bool { status.execution.map { $0.state != .pending } ?? false }

    /// Whether nothing more will happen to the request by itself. A suggestion or refusal by policy may still be
    /// reconsidered when the policy changes.
    public var isFinished: Bool {
        if let execution = status.execution, execution.state != .pending {
            return execution.state.isFinal
                || execution.state == .succeeded && status.verification.map { $0.state != .pending } ?? false
        }
        return status.decision.map { !$0.state.allowsExecution && $0.state != .awaitingApproval } ?? false
    }
}
