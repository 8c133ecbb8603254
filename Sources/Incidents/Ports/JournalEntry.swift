public import Foundation
public import KubernetesModel

/// One step of an incident as the journal keeps it: what was seen or done, why, and what came of it.
public struct JournalEntry: Codable, Hashable, Sendable {
    /// Which step. The raw values are kept in journals for years.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case opened, diagnosed
        /// A language model was asked.
        case consulted
        case decided
        /// An action is about to be carried out.
        case intended
        case executed, verified, undone, resolved, escalated, suppressed
    }

    /// Names the step, unique for ever: a step that is written again, by a restarted operator, is kept once.
    /// Uid, step and number: `5f0c.../diagnosed/1`. Steps of one action are told to belong together by the uid.
    public var key: String
    /// In whole seconds.
    public var at: Date
    public var kind: Kind
    public var namespace: String
    /// The incident's name.
    public var incident: String
    /// The action request's name, of a step that is about one.
    public var action: String?
    public var target: ObjectReference
    /// Who did it: `midwatch`, `policy/NAME`, `user/NAME`, `model/NAME`.
    public var actor: String
    /// One sentence.
    public var summary: String
    /// What was seen and why, in full: the diagnosis, the decision, the action, the verification.
    public var detail: JSONValue?

    public init(
        key: String, at: Date, kind: Kind, namespace: String, incident: String, action: String? = nil,
        target: ObjectReference, actor: String, summary: String, detail: JSONValue? = nil
    ) {
        self.key = key
        self.at = at
        self.kind = kind
        self.namespace = namespace
        self.incident = incident
        self.action = action
        self.target = target
        self.actor = actor
        self.summary = summary
        self.detail = detail
    }
}
