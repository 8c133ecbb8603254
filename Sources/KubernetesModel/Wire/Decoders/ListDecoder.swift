/// Reads the body of a list response while it arrives: objects are peeled off as soon as they are complete, so that no
/// more than one of them is held in bytes.
///
///     var decoder = ListDecoder<Pod>(format: .protobuf)
///     for try await chunk in body { try chunk.withUnsafeReadableBytes { try decoder.append($0) } }
///     let pods = try decoder.finish()
public struct ListDecoder<Object: KubernetesObject>: Sendable {
    private var body: any ListBodyDecoder<Object>

    /// Makes a decoder of one body.
    ///
    /// - Parameters:
    ///   - format: The format by the response's content type.
    ///   - cache: What the objects share with others of the same client.
    ///   - maximumObjectSize: The largest object that is accepted, in bytes.
    public init(
        format: WireFormat, cache: DecodingCache = DecodingCache(),
        maximumObjectSize: Int = WireFormat.maximumObjectSize
    ) {
        body =
            switch format {
            case .protobuf: ProtobufListDecoder<Object>(cache: cache, maximumObjectSize: maximumObjectSize)
            case .json: JSONListDecoder<Object>(maximumObjectSize: maximumObjectSize)
            }
    }

    /// Takes the next bytes of the body. Throws `malformed`, `tooLarge`, `unexpectedKind` or `unsupported` where they
    /// cannot be a list of this kind; an object that cannot be read is no error but goes into the list's `undecodable`.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) throws(WireError) {
        try body.append(bytes)
    }

    /// The list, when the body has ended. Throws `truncated` when it ended too early.
    public consuming func finish() throws(WireError) -> ObjectList<Object> {
        try body.finish()
    }
}
