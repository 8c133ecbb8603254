/// Reads the stream of a watch while it arrives, however its bytes are cut.
public struct WatchDecoder<Object: KubernetesObject>: Sendable {
    private var stream: any WatchStreamDecoder<Object>

    /// Makes a decoder of one stream.
    ///
    /// - Parameters:
    ///   - format: The format by the response's content type.
    ///   - cache: What the objects share with others of the same client.
    ///   - maximumObjectSize: The largest event that is accepted, in bytes.
    public init(
        format: WireFormat, cache: DecodingCache = DecodingCache(),
        maximumObjectSize: Int = WireFormat.maximumObjectSize
    ) {
        stream =
            switch format {
            case .protobuf: ProtobufWatchDecoder<Object>(cache: cache, maximumObjectSize: maximumObjectSize)
            case .json: JSONWatchDecoder<Object>(maximumObjectSize: maximumObjectSize)
            }
    }

    /// Takes the next bytes of the stream; the events that they complete, in their order.
    ///
    /// Throws `malformed`, `tooLarge` or `unsupported` where the stream cannot be understood any more. The watch then
    /// goes on from the last version that was handed out, so that the events of this call come again. An object that
    /// cannot be read is no error but an event.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) throws(WireError) -> [WatchEvent<Object>] {
        try stream.append(bytes)
    }

    /// Ends the stream. Throws `truncated` when it ended inside an event, which is what a broken connection looks like.
    public consuming func finish() throws(WireError) {
        guard stream.pendingBytes == 0 else {
            throw WireError(.truncated, "the watch of \(Object.resource.plural) ends inside an event")
        }
    }
}
