/// What a check of the audit chain found.
public struct ChainReport: Hashable, Sendable {
    /// The first entry that is not as it was written.
    public struct Fault: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable {
            /// Its content or its hash was changed, or the hash of the entry before it.
            case altered
            /// It is gone.
            case removed
            /// Another entry stands in its place.
            case reordered
            /// The case behind it is another one than the one it was written for.
            case caseAltered = "altered in its case"
            /// The case behind it is gone, and not by retention.
            case caseRemoved = "left without its case"
        }

        /// The entry's number, counted from 1 since the journal was made.
        public var sequence: Int
        public var kind: Kind
    }

    /// How many entries were checked before the fault, or in all.
    public var checked: Int
    /// The hash of the last entry, in hexadecimal; empty in an empty journal. Kept elsewhere, it proves that no one
    /// rewrote the whole chain.
    public var head: String
    /// Nil where the chain holds.
    public var fault: Fault?
}
