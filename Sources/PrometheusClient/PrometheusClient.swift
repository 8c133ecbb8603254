import AsyncHTTPClient
public import Foundation
import KubernetesModel
import NIOCore
import NIOHTTP1

/// Asks one Prometheus (HTTP API v1). Every answer is bounded in size and time; nothing is asked twice.
///
/// All methods may be called at once from anywhere. They throw ``PrometheusError``, and `CancellationError` when their
/// task is cancelled.
public final class PrometheusClient: Sendable {
    public let configuration: PrometheusConfiguration

    private let http: HTTPClient
    private let clock: any Clock<Duration>

    /// The longest address of a GET, in bytes; proxies often cut addresses at 8 KiB. What is longer goes as a form.
    static let maxAddressLength = 4096
    /// The longest query, encoded, in bytes.
    static let maxQueryLength = 128 << 10
    /// The most points of one series; Prometheus itself gives no more than 11,000.
    static let maxPoints = 11_000

    /// Makes a client. Nothing is sent before the first query.
    ///
    /// - Throws: ``PrometheusError`` with the code `configuration` where the certificates cannot be read.
    public convenience init(configuration: PrometheusConfiguration) throws(PrometheusError) {
        try self.init(configuration: configuration, clock: ContinuousClock())
    }

    init(configuration: PrometheusConfiguration, clock: any Clock<Duration>) throws(PrometheusError) {
        self.configuration = configuration
        self.clock = clock
        http = .prometheus(tls: try .trusting(configuration.certificateAuthority))
    }

    /// Closes every connection. To be called once, after the last query.
    public func shutdown() async throws { try await http.shutdown() }

    /// What an expression is at one moment; now, where none is given.
    public func query(_ expression: PromQL, at time: Date? = nil) async throws -> PrometheusAnswer {
        try await ask("query", expression, [("time", time.map(Self.text))])
    }

    /// What an expression was over a span of time, one point a step.
    public func query(
        _ expression: PromQL, over range: ClosedRange<Date>, step: Duration
    ) async throws -> PrometheusAnswer {
        let seconds = step / .seconds(1)
        let span = range.upperBound.timeIntervalSince(range.lowerBound)
        guard seconds > 0, span / seconds <= Double(Self.maxPoints) else {
            throw PrometheusError(
                .badQuery,
                "a step of \(step) over \(Int(span)) s is more than \(Self.maxPoints) points: take a longer one")
        }
        return try await ask(
            "query_range", expression,
            [
                ("start", Self.text(range.lowerBound)), ("end", Self.text(range.upperBound)),
                ("step", "\(seconds)"),
            ])
    }

    private func ask(
        _ endpoint: String, _ expression: PromQL, _ parameters: [(name: String, value: String?)]
    ) async throws -> PrometheusAnswer {
        let timeout = configuration.timeout
        let pairs = [("query", expression.text)] + parameters + [("timeout", "\(timeout / .seconds(1))")]
        let query = pairs.compactMap { name, value in value.map { "\(name)=\(PercentEncoding.encode($0))" } }
            .joined(separator: "&")
        guard query.utf8.count <= Self.maxQueryLength else {
            throw PrometheusError(
                .badQuery, "the query has \(query.utf8.count) bytes, and \(Self.maxQueryLength) may be sent")
        }
        let late = PrometheusError(.timeout, "\(self) does not answer within \(timeout)")
        return try await withDeadline(timeout, onTimeout: late, clock: clock) { [self] in
            try await send(query, to: "\(configuration.base)/api/v1/\(endpoint)")
        }
    }

    private func send(_ query: String, to address: String) async throws -> PrometheusAnswer {
        do {
            var request = Self.request(query, to: address)
            request.headers.add(name: "Accept", value: "application/json")
            request.headers.add(name: "User-Agent", value: "midwatch")
            if let credential = try await configuration.authorization.header() {
                request.headers.add(name: "Authorization", value: credential)
            }
            // The deadline around this one decides; this one ends what a lost connection leaves behind.
            let response = try await http.execute(request, timeout: TimeAmount(configuration.timeout + .seconds(5)))
            let body = try await response.body.collect(upTo: configuration.maxAnswerBytes)
            return try PrometheusAnswer(
                status: Int(response.status.code), contentType: response.headers.first(name: "content-type"),
                body: Data(body.readableBytesView), server: "\(self)")
        } catch is NIOTooManyBytesError {
            throw PrometheusError(
                .answerTooLarge,
                "the answer of \(self) has more than \(configuration.maxAnswerBytes) bytes: ask for fewer series")
        } catch {
            try Task.checkCancellation()
            throw PrometheusError.transport(error, server: "\(self)")
        }
    }

    private static func request(_ query: String, to address: String) -> HTTPClientRequest {
        // A GET where that will do: proxies that guard a Prometheus often let through nothing else.
        guard address.utf8.count + query.utf8.count >= maxAddressLength else {
            return HTTPClientRequest(url: "\(address)?\(query)")
        }
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(ByteBuffer(string: query))
        return request
    }

    /// Seconds since 1970 with thousandths, which every version reads.
    private static func text(_ date: Date) -> String {
        let milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
        let fraction = String(milliseconds % 1000)
        return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }
}

extension PrometheusClient: CustomStringConvertible {
    /// Which Prometheus this is: `Prometheus at http://prometheus.monitoring:9090`.
    public var description: String { "Prometheus at \(configuration.base)" }
}
