/// What a format brings to ``ListDecoder``.
protocol ListBodyDecoder<Object>: Sendable {
    associatedtype Object: KubernetesObject

    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(WireError)

    func finish() throws(WireError) -> ObjectList<Object>
}
