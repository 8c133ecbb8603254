/// One piece of evidence as it stands between fences: who says what, and when.
public struct FencedItem: Hashable, Sendable {
    /// `e1`, or the name of a part of the prompt: `actions`.
    public var id: String
    /// Where the text was read: `pod/checkout-7d9f-x2x`.
    public var source: String
    /// When it was true: `3m before`.
    public var time: String
    /// Who wrote it, and so how far it can be trusted: `control-plane`.
    public var trust: String
    public var text: String

    /// What is empty is left out of the head line.
    public init(id: String, source: String = "", time: String = "", trust: String = "", text: String) {
        self.id = id
        self.source = source
        self.time = time
        self.trust = trust
        self.text = text
    }
}
