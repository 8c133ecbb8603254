import AsyncHTTPClient
import KubernetesModel
import NIOCore
import NIOHTTP1

/// An API server in this process: requests reach it without a network, and without credentials.
package protocol LocalServer: Sendable {
    /// Answers a request, whole: it is never asked to watch or to follow.
    func answer(_ request: LocalRequest) async throws -> LocalAnswer
}

/// A request to a ``LocalServer``.
package struct LocalRequest: Sendable {
    package var method: String
    /// The path with its query, encoded.
    package var target: String
    package var contentType: String?
    package var accept: String
    package var userAgent: String
    package var body: [UInt8]
}

/// What a ``LocalServer`` answers.
package struct LocalAnswer: Sendable {
    package var status: Int
    package var contentType: String
    package var warnings: [String]
    package var body: [UInt8]

    package init(status: Int, contentType: String, warnings: [String] = [], body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.warnings = warnings
        self.body = body
    }
}

extension LocalServer {
    func response(to request: APIRequest, userAgent: String) async throws -> HTTPClientResponse {
        let answer = try await answer(
            LocalRequest(
                method: request.method.rawValue, target: request.target,
                contentType: request.body == nil ? nil : request.contentType ?? WireFormat.json.contentType,
                accept: request.accept, userAgent: userAgent,
                body: request.body.map { Array($0.readableBytesView) } ?? []))
        var headers: HTTPHeaders = ["content-type": answer.contentType]
        for warning in answer.warnings { headers.add(name: "warning", value: "299 - \(warning.debugDescription)") }
        return HTTPClientResponse(
            status: HTTPResponseStatus(statusCode: answer.status), headers: headers,
            body: .bytes(ByteBuffer(bytes: answer.body)))
    }
}
