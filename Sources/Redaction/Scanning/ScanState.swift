/// What one line tells of the next ones.
struct ScanState: Sendable {
    /// A secret of several lines that has begun.
    var hidden: HiddenBlock?
    /// A secret that goes on past what was seen of its line.
    var openSecret: OpenSecret?
    /// Whether scanning goes on within a line, after a part of it.
    var isWithinLine = false
    /// The manifest that is being read.
    var manifest = ManifestState()
    /// `name: DB_PASSWORD` was read; its `value:` is to come.
    var named: NamedValue?
    /// `--password` was the last thing of a line; its value is the next line's.
    var flag: KeyMeaning?

    /// Whether the next line is to be read as any other.
    var isPlain: Bool { hidden == nil && flag == nil && manifest.block == nil && openSecret == nil }
}

/// What a `name` says of the `value` that follows it.
struct NamedValue: Sendable {
    var meaning: KeyMeaning
    /// How many lines have ended since.
    var age = 0
}

/// How a secret ends that is longer than what is looked at in one piece.
enum OpenSecret: Sendable {
    /// With this quote after that many backslashes.
    case quoted(UInt8, backslashes: Int)
    /// With a space or a quote.
    case plain
    /// With anything that is not base64.
    case base64
}

/// What is known of the Kubernetes object that is being read line by line.
struct ManifestState: Sendable {
    enum Kind: Sendable {
        case unknown
        case secret
        case other
    }

    /// The members of `data` or `stringData`, each on a line that is indented further than that key.
    struct Block: Sendable {
        var indent: Int
        /// Whether it is known to be that of a Secret.
        var isSecret: Bool
    }

    var kind = Kind.unknown
    var block: Block?
}
