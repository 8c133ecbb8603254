/// Bytes that have arrived and are not read yet. Appending and removing cost, over a whole stream, a time that is
/// linear in its length, however it is cut.
struct ByteQueue: Sendable {
    private var bytes: [UInt8] = []
    private var start = 0

    var count: Int { bytes.count - start }

    mutating func append(_ more: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: more)
    }

    /// Removes bytes at the front.
    mutating func removeFirst(_ count: Int) {
        start += min(count, self.count)
        // What is moved is never more than what was removed since the last move.
        guard start >= bytes.count - start else { return }
        bytes.removeSubrange(..<start)
        start = 0
    }

    /// Runs a closure with all the bytes, the oldest first.
    func withBytes<Value>(
        _ body: (UnsafeRawBufferPointer) throws(WireError) -> Value
    ) throws(WireError) -> Value {
        try bytes.withUnsafeBufferPointer { (all) throws(WireError) in
            try body(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: all[start...])))
        }
    }
}
