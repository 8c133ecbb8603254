import Synchronization

/// Lets all the decoders of a client share what their objects have in common, so that 20,000 pods of 2,000 workloads
/// hold 2,000 sets of labels and containers.
public final class DecodingCache: Sendable {
    private let tables = Mutex(InterningTables())

    public init() {}

    /// Runs a closure with a reader of bytes that shares what is decoded; one closure at a time.
    func withReader<Value: Sendable>(
        of bytes: UnsafeRawBufferPointer, _ body: (inout ProtobufReader) throws(WireError) -> Value
    ) throws(WireError) -> Value {
        try tables.withLock { (tables) throws(WireError) in
            // The tables move into the reader and back: no copy, and nested readers need no reference to count.
            var reader = ProtobufReader(bytes)
            swap(&tables, &reader.tables)
            defer { swap(&tables, &reader.tables) }
            return try body(&reader)
        }
    }
}
