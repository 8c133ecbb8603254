/// What a format brings to ``WatchDecoder``.
protocol WatchStreamDecoder<Object>: Sendable {
    associatedtype Object: KubernetesObject

    /// How many bytes of an event that is not complete are held.
    var pendingBytes: Int { get }

    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(WireError) -> [WatchEvent<Object>]
}
