internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL
internal import Synchronization

/// Posts payloads of one signal to a collector, each once.
final class OTLPConnection: Sendable {
    /// The most of an answer that is read (opentelemetry-proto, `docs/specification.md`, "OTLP/HTTP Response").
    static let longestAnswer = 4 << 20

    private let settings: OTLPSettings
    private let tls: TLSConfiguration?
    private let userAgent: String
    private let clock: TelemetryClock
    /// The client, from the first payload on: one that was never made needs no shutdown.
    private let client = Mutex<HTTPClient?>(nil)

    /// Reads the certificates; connects to no one yet.
    ///
    /// - Throws: An ``OpenTelemetryError`` where certificates cannot be read.
    init(_ settings: OTLPSettings, version: String, clock: TelemetryClock) throws(OpenTelemetryError) {
        self.settings = settings
        tls = try settings.makeTLSConfiguration()
        userAgent = "midwatch/\(version) OTel-OTLP-Exporter-Swift/\(version)"
        self.clock = clock
    }

    /// Posts a payload.
    ///
    /// - Parameters:
    ///   - body: The payload, compressed where the settings say so.
    ///   - limit: How long it may take, the answer included.
    func post(_ body: [UInt8], limit: Duration) async -> SendAttempt {
        let deadline = clock.now + limit
        let response: HTTPClientResponse
        do {
            response = try await head(of: request(body), limit: limit)
        } catch {
            return .failed(.noAnswer, reason: reason(for: error))
        }
        let status = Int(response.status.code)
        let answer = await answer(response, limit: deadline - clock.now)
        if 200..<300 ~= status { return .accepted(answer.receipt) }
        let retryAfter = response.headers.first(name: "retry-after").flatMap { RetryAfter($0) }
        let said = answer.reason.map { ": \($0)" } ?? ""
        return .failed(
            .status(status, retryAfter: retryAfter), reason: "\(settings.endpoint.name) answers \(status)\(said)")
    }

    /// Closes the connections, where there are any. Whoever posts later connects anew.
    func shutdown() async {
        let client = client.withLock { client in
            defer { client = nil }
            return client
        }
        // It can only say that connections did not end well; there is nothing left to be sent on them.
        try? await client?.shutdown()
    }

    private func head(of request: HTTPClientRequest, limit: Duration) async throws -> HTTPClientResponse {
        let client = connected()
        let timeout = ExportError("\(settings.endpoint.name) does not answer within \(limit.formatted)")
        return try await clock.withTimeout(limit, orThrow: timeout) {
            try await client.execute(
                request, timeout: .nanoseconds(Int64(max(limit, .milliseconds(1)) / .nanoseconds(1))), logger: nil)
        }
    }

    /// Reads the answer's body, no more of it than the protocol allows, and no longer than there is time. What is missing
    /// then is missing: the status says already whether the payload was taken, and a payload is not to be sent twice.
    private func answer(_ response: HTTPClientResponse, limit: Duration) async -> CollectorAnswer {
        let body = Mutex<[UInt8]>([])
        // Breaking off is all that there is to do about an answer that does not come.
        try? await clock.withTimeout(limit, orThrow: ExportError("the answer does not end")) {
            for try await part in response.body {
                let isFull = body.withLock { body in
                    body += part.readableBytesView.prefix(Self.longestAnswer - body.count)
                    return body.count >= Self.longestAnswer
                }
                if isFull { break }
            }
        }
        return CollectorAnswer(
            body: body.withLock { $0 }, contentType: response.headers.first(name: "content-type") ?? "")
    }

    private func request(_ body: [UInt8]) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: settings.endpoint.url)
        request.method = .POST
        for field in settings.headers.fields { request.headers.add(name: field.name, value: field.value) }
        request.headers.replaceOrAdd(name: "Content-Type", value: settings.encoding.contentType)
        if settings.compression == .gzip { request.headers.replaceOrAdd(name: "Content-Encoding", value: "gzip") }
        request.headers.replaceOrAdd(name: "User-Agent", value: userAgent)
        request.body = .bytes(body)
        return request
    }

    private func connected() -> HTTPClient {
        client.withLock { client in
            if let client { return client }
            let new = makeClient()
            client = new
            return new
        }
    }

    private func makeClient() -> HTTPClient {
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls,
            // A redirect would carry the headers' credentials to somewhere else.
            redirectConfiguration: .disallow,
            timeout: HTTPClient.Configuration.Timeout(connect: .seconds(10)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        // A span about each export would make the next one necessary.
        configuration.tracing.tracer = nil
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }

    private func reason(for error: any Error) -> String {
        let what: String
        switch error {
        case let error as ExportError: return error.description
        case let error as HTTPClientError: what = error.shortDescription
        case let error as NIOConnectionError:
            what = error.connectionErrors.first.map { "\($0.error)" } ?? "the host \(error.host) cannot be resolved"
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            what = "no trusted connection; check its certificate and OTEL_EXPORTER_OTLP_CERTIFICATE"
        default: what = "\(error)"
        }
        return "no answer from \(settings.endpoint.name): \(what)"
    }
}
