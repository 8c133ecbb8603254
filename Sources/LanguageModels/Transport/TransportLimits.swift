/// What bounds one attempt at a provider, however it behaves.
public struct TransportLimits: Hashable, Sendable {
    /// How long a connection may take to be made, with TLS and proxy.
    public var connect: Duration = .seconds(10)
    /// How long the whole answer may take, from the first byte sent to the last one received.
    public var answer: Duration = .seconds(120)
    /// How long nothing may come once the answer has begun.
    public var silence: Duration = .seconds(30)
    /// How many bytes of an answer are read, unpacked where it is compressed.
    public var bytes = 8 << 20

    public init() {}
}
