import AsyncHTTPClient
import Foundation
import KubernetesModel
import Logging
import NIOCore
import NIOHTTP1

/// Sends requests: puts the credential on, bounds the time, retries what may be retried, makes errors typed.
final class Transport: Sendable {
    /// Which connections a request uses.
    enum Lane: Sendable {
        case unary
        case stream
    }

    /// The largest answer that is held in memory whole.
    static let maximumAnswer = 128 << 20

    /// What carries requests to the API server.
    private enum Link {
        case network(unary: HTTPClient, streams: HTTPClient)
        case local(any LocalServer)
    }

    private let link: Link
    private let authenticator: Authenticator
    private let address: ServerAddress
    private let userAgent: String
    private let warnings: WarningLog
    private let logger: Logger

    /// - Parameter server: Who answers instead of the configuration's server.
    init(
        _ configuration: KubernetesConfiguration, periods: Authenticator.Periods, server: (any LocalServer)? = nil,
        logger: Logger
    ) {
        link = server.map { .local($0) } ?? .network(unary: .unary(configuration), streams: .streams(configuration))
        authenticator = Authenticator(configuration, periods: periods, logger: logger)
        address = ServerAddress(configuration)
        userAgent = configuration.userAgent
        warnings = WarningLog(logger: logger)
        self.logger = logger
    }

    /// Closes every connection.
    func shutdown() async throws {
        guard case .network(let unary, let streams) = link else { return }
        try await unary.shutdown()
        try await streams.shutdown()
    }

    /// Sends a request and collects its answer.
    func answer(_ request: APIRequest) async throws -> Answer {
        try await perform(request) { response in
            do {
                let body = try await response.body.collect(upTo: Self.maximumAnswer)
                return Answer(
                    contentType: response.headers.first(name: "content-type") ?? "", body: Data(body.readableBytesView))
            } catch is NIOTooManyBytesError {
                throw KubernetesError(
                    .responseTooLarge,
                    "cannot \(request.subject): the answer is larger than \(Self.maximumAnswer) bytes")
            }
        }
    }

    /// Opens a stream: returns once the API server has accepted the request.
    func stream(_ request: APIRequest) async throws -> HTTPClientResponse {
        try await perform(request, lane: .stream) { $0 }
    }

    /// Sends a request and reads its answer within the request's time; with retries, both several times.
    func perform<Result: Sendable>(
        _ request: APIRequest, lane: Lane = .unary,
        read: @escaping @Sendable (HTTPClientResponse) async throws -> Result
    ) async throws -> Result {
        var retries = RetryState(method: request.method, isEviction: request.subject.isEviction)
        while true {
            let grant = try await authenticator.grant()
            do {
                return try await withDeadline(request.timeout, onTimeout: timeout(of: request)) {
                    try await self.attempt(request, lane: lane, grant: grant, read: read)
                }
            } catch let error as KubernetesError {
                var hasNewCredential = false
                if error.code == .unauthorized { hasNewCredential = await authenticator.refused(grant) }
                switch retries.next(after: error, jitter: .random(in: 0..<1)) {
                case .wait(let delay):
                    logger.debug(
                        "a request is sent again", metadata: ["request": "\(request.subject)", "after": "\(delay)"])
                    try await Task.sleep(for: delay)
                case .refreshCredential where hasNewCredential: continue
                case .refreshCredential, .fail: throw error
                }
            }
        }
    }

    private func attempt<Result: Sendable>(
        _ request: APIRequest, lane: Lane, grant: Authenticator.Grant,
        read: @Sendable (HTTPClientResponse) async throws -> Result
    ) async throws -> Result {
        let start = ContinuousClock.now
        var status: UInt?
        defer {
            RequestMetrics.record(
                method: request.method, verb: request.subject.verb, status: status, duration: .now - start)
        }
        do {
            let response = try await send(request, lane: lane, grant: grant)
            status = response.status.code
            warnings.record(response.headers["warning"], subject: request.subject)
            guard 200..<300 ~= response.status.code else { throw await failure(response, subject: request.subject) }
            return try await read(response)
        } catch {
            try Task.checkCancellation()
            throw KubernetesError.transport(error, subject: request.subject, server: address.description)
        }
    }

    private func send(_ request: APIRequest, lane: Lane, grant: Authenticator.Grant) async throws -> HTTPClientResponse
    {
        switch link {
        case .local(let server): try await server.response(to: request, userAgent: userAgent)
        case .network(let unary, let streams):
            try await (lane == .unary ? unary : streams).execute(
                httpRequest(request, grant: grant), timeout: .nanoseconds(Int64(request.timeout / .nanoseconds(1))),
                logger: nil)
        }
    }

    private func httpRequest(_ request: APIRequest, grant: Authenticator.Grant) -> HTTPClientRequest {
        var httpRequest = HTTPClientRequest(url: address.base + request.target)
        httpRequest.method = request.method
        httpRequest.headers.add(name: "Host", value: address.authority)
        httpRequest.headers.add(name: "User-Agent", value: userAgent)
        httpRequest.headers.add(name: "Accept", value: request.accept)
        for (name, value) in grant.headers { httpRequest.headers.add(name: name, value: value) }
        if let body = request.body {
            httpRequest.headers.add(name: "Content-Type", value: request.contentType ?? "application/json")
            httpRequest.body = .bytes(body)
        }
        httpRequest.tlsConfiguration = grant.tls
        return httpRequest
    }

    private func failure(_ response: HTTPClientResponse, subject: RequestSubject) async -> KubernetesError {
        // The status alone is an error already; a body that breaks off adds nothing to it.
        let body = (try? await response.body.collect(upTo: 1 << 20)).map { Array($0.readableBytesView) } ?? []
        // Seconds; a date (RFC 9110, section 10.2.3) counts as one second.
        let retryAfter = response.headers.first(name: "retry-after").map { Duration.seconds(max(0, Int($0) ?? 1)) }
        return .answer(
            status: Int(response.status.code), body: body,
            format: response.headers.first(name: "content-type").flatMap { WireFormat(contentType: $0) },
            retryAfter: retryAfter, subject: subject)
    }

    private func timeout(of request: APIRequest) -> KubernetesError {
        KubernetesError(.timeout, "cannot \(request.subject): \(address) does not answer within \(request.timeout)")
    }
}

extension Transport {
    /// The whole of an answer.
    struct Answer: Sendable {
        var contentType: String
        var body: Data
    }
}
