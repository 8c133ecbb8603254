/// A text that a ``Sanitizer`` went over.
public struct SanitizedText: Hashable, Sendable {
    public var text: String
    /// What was taken out.
    public var hidden: HiddenCharacters
    /// How many bytes of UTF-8 were cut away because the text or a line of it was too long.
    public var cutBytes: Int

    public init(text: String, hidden: HiddenCharacters = HiddenCharacters(), cutBytes: Int = 0) {
        self.text = text
        self.hidden = hidden
        self.cutBytes = cutBytes
    }

    /// Whether something was cut away; a mark in the text says so too.
    public var isCut: Bool { cutBytes > 0 }
}
