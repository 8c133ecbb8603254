/// The last lines of a log.
struct LastLines {
    private var lines: [[UInt8]] = []
    private var oldest = 0
    private let capacity: Int
    private let maximumBytes: Int

    init(capacity: Int, maximumBytes: Int) {
        self.capacity = max(1, capacity)
        self.maximumBytes = maximumBytes
    }

    mutating func append(_ line: UnsafeRawBufferPointer) {
        let line = line.prefix(maximumBytes)
        guard lines.count == capacity else {
            lines.append(Array(line))
            return
        }
        lines[oldest].removeAll(keepingCapacity: true)
        lines[oldest].append(contentsOf: line)
        oldest += 1
        if oldest == capacity { oldest = 0 }
    }

    /// Oldest first.
    var all: [[UInt8]] { Array(lines[oldest...] + lines[..<oldest]) }
}
