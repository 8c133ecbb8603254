internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore

extension APIServer {
    /// A whole answer, for who asks within the process.
    package struct WholeAnswer: Sendable {
        package let status: Int
        package let contentType: String
        package let warnings: [String]
        package let body: [UInt8]
    }

    /// Answers a request at once, without a connection. One that would go on for ever is answered with nothing: watches
    /// and logs that are followed are for connections.
    ///
    /// - Parameter target: The path with its query, encoded.
    package func answer(
        method: String, target: String, contentType: String?, accept: String?, userAgent: String?, body: [UInt8]
    ) async throws -> WholeAnswer {
        let reply = answer(
            APIRequest(
                method: method, target: target, contentType: contentType, accept: accept, userAgent: userAgent,
                body: body))
        let bytes: [UInt8] =
            switch reply.content {
            case .bytes(let bytes): bytes
            case .pieces(let produce): try await collect(produce)
            case .stream: []
            }
        return WholeAnswer(
            status: reply.status, contentType: reply.contentType, warnings: reply.warnings, body: bytes)
    }

    private func collect(_ produce: Reply.Producer) async throws -> [UInt8] {
        var output: any ResponseBodyWriter = Pieces()
        try await produce(&output)
        return (output as? Pieces)?.bytes ?? []
    }
}

/// The pieces of one answer.
private struct Pieces: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
