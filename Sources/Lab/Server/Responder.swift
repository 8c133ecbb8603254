internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Takes requests from HTTP to the API server, and its answers back.
struct Responder: HTTPResponder {
    typealias Context = BasicRequestContext

    let server: APIServer
    let token: String
    let metrics: MetricsEndpoint?

    func respond(to request: Request, context: Context) async throws -> Response {
        guard isAllowed(request) else { return response(.failure(.unauthorized)) }
        let body: [UInt8]
        do {
            // What comes with a GET means nothing, and who follows a watch must find the connection's end there.
            body = [.get, .head].contains(request.method) ? [] : try await collect(request)
        } catch let error as APIError {
            return response(.failure(error))
        }
        let path = request.head.path?.prefix { $0 != "?" } ?? "/"
        if let metrics, request.method == .get, MetricsEndpoint.paths.contains(String(path)) {
            return response(metrics.answer(path))
        }
        let headers = request.headers
        let reply = server.answer(
            APIRequest(
                method: request.method.rawValue, target: request.head.path ?? "/", contentType: headers[.contentType],
                accept: headers[.accept], userAgent: headers[.userAgent], body: body))
        return response(reply, to: request)
    }

    private func isAllowed(_ request: Request) -> Bool {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else {
            return false
        }
        let given = Array(header.dropFirst("bearer ".count).utf8)
        let wanted = Array(token.utf8)
        guard given.count == wanted.count else { return false }
        // In a time that does not tell how much of it was right.
        return zip(given, wanted).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func collect(_ request: Request) async throws -> [UInt8] {
        if let text = request.headers[.contentLength], let length = Int(text), length > Body.limit {
            throw APIError.tooLarge(limit: Body.limit)
        }
        var bytes: [UInt8] = []
        for try await var part in request.body {
            guard bytes.count + part.readableBytes <= Body.limit else { throw APIError.tooLarge(limit: Body.limit) }
            bytes.append(contentsOf: part.readBytes(length: part.readableBytes) ?? [])
        }
        return bytes
    }

    private func response(_ reply: Reply, to request: Request? = nil) -> Response {
        var headers: HTTPFields = [.contentType: reply.contentType, .cacheControl: "no-cache, private"]
        for warning in reply.warnings {
            let text = warning.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            headers.append(HTTPField(name: .warning, value: "299 - \"\(text)\""))
        }
        if reply.status == 204 { headers[.contentType] = nil }
        // A stream ends with its connection, which a client would otherwise use again.
        if case .stream = reply.content { headers[.connection] = "close" }
        let status = HTTPResponse.Status(code: reply.status)
        guard request?.method != .head else { return Response(status: status, headers: headers) }
        return Response(status: status, headers: headers, body: body(reply.content, to: request))
    }

    private func body(_ content: Reply.Content, to request: Request?) -> ResponseBody {
        switch content {
        case .bytes(let bytes): ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        case .pieces(let produce):
            ResponseBody { writer in
                try await produce(&writer)
                try await writer.finish(nil)
            }
        case .stream(let produce):
            ResponseBody { writer in
                var output = writer
                // The head goes out at once: a watch may be silent for long.
                try await output.write(ByteBuffer())
                try await request?.body.consumeWithCancellationOnInboundClose { _ in
                    try await produce(&output)
                }
                try await writer.finish(nil)
            }
        }
    }
}

extension HTTPField.Name {
    /// RFC 7234, which the API server still uses though RFC 9111 dropped it.
    fileprivate static let warning = HTTPField.Name(parsed: "warning") ?? .contentType
}
