import AsyncHTTPClient
import Foundation
import ModelExchange
import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization

/// Sends calls to one provider and reads what comes back, within bounds: each attempt ends in time and in little memory,
/// and each failure is an ``AttemptFailure``.
final class ModelTransport: Sendable {
    private enum Connections {
        case unused
        case open(HTTPClient)
        case closed
    }

    /// How much of an answer with an error is read.
    static let maximumErrorBytes = 64 << 10

    private let provider: String
    private let endpoint: Endpoint
    private let headers: [String: SecretText]
    private let limits: TransportLimits
    private let tls: TLSConfiguration?
    private let proxy: Proxy?
    private let surroundings: Surroundings
    private let connections = Mutex(Connections.unused)

    /// - Parameters:
    ///   - provider: The provider's name, for messages.
    ///   - headers: Headers that every request has besides.
    ///   - tls: Nil: what the system trusts.
    init(
        provider: String, endpoint: Endpoint, headers: [String: SecretText] = [:], limits: TransportLimits,
        tls: TLSConfiguration? = nil, proxy: Proxy? = nil, surroundings: Surroundings
    ) {
        self.provider = provider
        self.endpoint = endpoint
        self.headers = headers
        self.limits = limits
        self.tls = tls
        self.proxy = proxy
        self.surroundings = surroundings
    }

    /// Ends every request and closes every connection. Nothing can be sent after that.
    func shutdown() async throws {
        let client: HTTPClient? = connections.withLock { connections in
            defer { connections = .closed }
            return if case .open(let client) = connections { client } else { nil }
        }
        try await client?.shutdown()
    }

    /// Sends a call and reads its reply.
    ///
    /// - Parameters:
    ///   - call: The request without a credential.
    ///   - grant: The credential's headers.
    ///   - format: What reads the answer.
    ///   - model: The model that is asked.
    /// - Throws: An ``AttemptFailure``, or `CancellationError`.
    func reply(
        to call: WireCall, grant: Grant, from model: String, format: any WireFormat
    ) async throws -> ModelReply {
        let late = AttemptFailure.late(provider: provider, limit: limits.answer)
        return try await withDeadline(limits.answer, onTimeout: late, clock: surroundings.clock) {
            try await self.attempt(call, grant: grant, model: model, format: format)
        }
    }

    private func attempt(
        _ call: WireCall, grant: Grant, model: String, format: any WireFormat
    ) async throws -> ModelReply {
        var hasAnswer = false
        do {
            // Our own deadline comes first and says more; this one is for a clock that stands still.
            let response = try await client().execute(
                request(call, grant: grant), timeout: TimeAmount(limits.answer + .seconds(5)),
                logger: nil)
            hasAnswer = true
            guard 200..<300 ~= response.status.code else {
                return try await refusal(response, model: model, format: format)
            }
            return try await read(response, of: call, model: model, format: format)
        } catch {
            try Task.checkCancellation()
            throw AttemptFailure.transport(error, provider: provider, endpoint: endpoint, hasAnswer: hasAnswer)
        }
    }

    /// The client, made for the first request: it has to be shut down, and a configuration that is only looked at has
    /// nobody who does.
    private func client() throws -> HTTPClient {
        try connections.withLock { connections in
            switch connections {
            case .open(let client): return client
            case .closed: throw HTTPClientError.alreadyShutdown
            case .unused:
                let client = HTTPClient.provider(limits, tls: tls, proxy: proxy)
                connections = .open(client)
                return client
            }
        }
    }

    private func request(_ call: WireCall, grant: Grant) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: endpoint.url(of: call))
        request.method = .POST
        request.headers.add(name: "user-agent", value: "midwatch")
        for (name, value) in call.headers.sorted { request.headers.replaceOrAdd(name: name, value: value) }
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value.exposed) }
        for (name, value) in grant.headers { request.headers.replaceOrAdd(name: name, value: value.exposed) }
        request.body = .bytes(call.body)
        return request
    }

    private func read(
        _ response: HTTPClientResponse, of call: WireCall, model: String, format: any WireFormat
    ) async throws -> ModelReply {
        // Who says beforehand how much will come need not be waited for.
        if let length = response.headers.first(name: "content-length").flatMap(Int.init), length > limits.bytes {
            throw ModelError(.tooLarge, "\(provider): the answer has \(length) bytes, more than \(limits.bytes)")
        }
        let body = AnswerBody(response.body, from: provider, limits: limits, clock: surroundings.clock)
        let contentType = response.headers.first(name: "content-type")
        switch AnswerKind(contentType: contentType, isStreaming: call.isStreaming) {
        case .events where call.isStreaming:
            return try await reply(from: body, model: model, format: format)
        case .json:
            return try format.reply(from: try await body.rest(), to: model)
        case .events:
            throw ModelError(.invalidResponse, "\(provider): the answer is a stream, and none was asked for")
        case .other(let type):
            throw ModelError(
                .invalidResponse, "\(provider): the answer is \(type) and no reply; check the address \(endpoint)")
        }
    }

    private func reply(from body: AnswerBody, model: String, format: any WireFormat) async throws -> ModelReply {
        var parser = ServerSentEventParser()
        var assembler = format.makeAssembler(for: model)
        while let chunk = try await body.next() {
            for event in try parser.push(chunk.readableBytesView) {
                if let reply = try assembler.take(event) { return reply }
            }
        }
        return try assembler.end()
    }

    /// Reads an answer with an error: what a filter turned down is a reply too.
    private func refusal(
        _ response: HTTPClientResponse, model: String, format: any WireFormat
    ) async throws -> ModelReply {
        let status = Int(response.status.code)
        guard !(300..<400 ~= status) else {
            throw ModelError(
                .invalidResponse,
                "\(provider): \(endpoint) redirects to another address, which is not followed; set that address itself")
        }
        var limits = limits
        limits.bytes = Self.maximumErrorBytes
        let reader = AnswerBody(response.body, from: provider, limits: limits, clock: surroundings.clock)
        // The status alone is an error already; a body that breaks off or is too long adds nothing to it.
        let body = (try? await reader.rest()) ?? Data()
        let headers = WireHeaders(response.headers.map { ($0.name, $0.value) })
        let failure = format.failure(status: status, headers: headers, body: body)
        if let reply = failure.reply(provider: format.provider, model: model) { return reply }
        throw AttemptFailure(answer: failure, status: status, headers: headers, body: body, now: surroundings.now())
    }
}
