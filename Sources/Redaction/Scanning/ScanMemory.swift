/// What was learned while a piece of a line was scanned, so that nothing is looked for twice.
struct ScanMemory {
    /// Where the last replacement ends; nothing before it is replaced again.
    var lastEdit = 0
    /// Up to here escapes were undone.
    var escapesDone = 0
    /// Up to here base64 was decoded.
    var base64Done = 0
    /// The first `@` from an index on: the index and where the `@` is.
    var at: (from: Int, index: Int)?
    /// Whether an index is within double quotes, and up to where that was counted.
    var quotes: (upTo: Int, isInside: Bool)?
    /// The command whose flags are being read.
    var command: CommandLineTool?
    /// The last AWS access key's end.
    var accessKeyEnd: Int?
    /// How many `data` blocks of one line are being read within each other.
    var blockDepth = 0
}
