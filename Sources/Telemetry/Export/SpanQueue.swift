/// Spans that wait to be exported: no more than there is room for. A value; whoever shares it puts a lock around it.
struct SpanQueue {
    /// The bounds of a queue (`OTEL_BSP_...`).
    struct Limits: Hashable, Sendable {
        /// How many spans wait at most.
        var spans = 2_048
        /// How many spans are exported at once, at most.
        var batch = 512
        /// How many bytes of memory spans that wait have, about. It also keeps a batch well under the 64 MiB that a
        /// collector takes in one request.
        var bytes = 16 << 20
    }

    /// What became of a span.
    enum Admission: Hashable, Sendable {
        case waits
        /// It waits, and makes a batch full that others may wait for.
        case fillsBatch
        /// There was no room for it.
        case dropped
    }

    private struct Entry {
        let record: SpanRecord
        let size: Int
    }

    private let limits: Limits
    private var entries: [Entry] = []
    private var bytes = 0
    private var isClosed = false
    private var untold = 0

    init(limits: Limits) { self.limits = limits }

    /// How many spans wait.
    var count: Int { entries.count }

    /// Takes a span, where there is room.
    ///
    /// - Parameter size: About how many bytes it has.
    mutating func add(_ record: SpanRecord, size: Int) -> Admission {
        guard !isClosed, entries.count < limits.spans, bytes + size <= limits.bytes else {
            untold += 1
            return .dropped
        }
        entries.append(Entry(record: record, size: size))
        bytes += size
        return entries.count % limits.batch == 0 ? .fillsBatch : .waits
    }

    /// Hands out the spans that have waited longest, at most a batch of them.
    mutating func take() -> [SpanRecord] {
        let batch = entries.prefix(limits.batch)
        entries.removeFirst(batch.count)
        bytes -= batch.reduce(0) { $0 + $1.size }
        return batch.map(\.record)
    }

    /// Lets nothing in any more, and drops what still waits.
    ///
    /// - Returns: How many spans that were.
    mutating func close() -> Int {
        isClosed = true
        defer {
            entries = []
            bytes = 0
        }
        return entries.count
    }

    /// How many spans found no room since this was last asked.
    mutating func takeDropped() -> Int {
        defer { untold = 0 }
        return untold
    }
}
