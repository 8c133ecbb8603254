import AsyncHTTPClient
import Foundation
import ModelExchange
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

extension AttemptFailure {
    /// Makes the failure of an attempt that got no answer, or lost it on the way.
    ///
    /// What the client says of a request is not repeated: it may quote a header.
    ///
    /// - Parameter hasAnswer: Whether the answer had begun.
    static func transport(_ error: any Error, provider: String, endpoint: Endpoint, hasAnswer: Bool) -> AttemptFailure {
        switch error {
        case let failure as AttemptFailure:
            return failure
        case let error as ModelError:
            return .insideOfSuccess(error)
        case let error as HTTPClientError where timeouts.contains(error):
            return .late(provider: provider)
        case let error as HTTPClientError where error == .alreadyShutdown:
            return .uncharged(ModelError(.unavailable, "\(provider): nothing is sent any more, the program ends"))
        case let error as HTTPClientError where unconnected.contains(error):
            let message = "\(provider): cannot reach \(endpoint): \(error.shortDescription.lowercased())"
            return .uncharged(
                ModelError(.unavailable, "\(message); check the address and the proxy"), isWorthRetrying: true)
        case is NIOSSLError where !hasAnswer,
            is NIOSSLExtraError where !hasAnswer,
            is BoringSSLError where !hasAnswer:
            return .uncharged(
                ModelError(
                    .unavailable,
                    "\(provider): no trusted connection to \(endpoint); check its certificate and the file of authorities"
                ))
        case is NIOConnectionError where !hasAnswer,
            is IOError where !hasAnswer,
            is SocketAddressError:
            return .uncharged(
                ModelError(.unavailable, "\(provider): cannot reach \(endpoint): \(connectionProblem(error))"),
                isWorthRetrying: true)
        case let error as NIOHTTPDecompression.DecompressionError where error == .limit:
            return .insideOfSuccess(ModelError(.tooLarge, "\(provider): the answer is too large when it is unpacked"))
        case is NIOHTTPDecompression.DecompressionError, is NIOHTTPDecompression.ExtraDecompressionError:
            return .insideOfSuccess(
                ModelError(.invalidResponse, "\(provider): the answer is not compressed as it says it is"))
        case let error as HTTPParserError where error != .invalidEOFState:
            return .insideOfSuccess(ModelError(.invalidResponse, "\(provider): the answer is not HTTP"))
        case _ where hasAnswer:
            return .insideOfSuccess(
                ModelError(.unavailable, "\(provider): the connection broke in the middle of the answer"))
        default:
            return .uncharged(
                ModelError(.unavailable, "\(provider): the connection to \(endpoint) broke before an answer"),
                isWorthRetrying: true)
        }
    }

    /// The failure of an attempt whose answer did not come in time.
    static func late(provider: String, limit: Duration? = nil) -> AttemptFailure {
        let time = limit.map { "within \($0)" } ?? "in time"
        return .insideOfSuccess(ModelError(.timedOut, "\(provider): the whole answer did not come \(time)"))
    }

    private static func connectionProblem(_ error: any Error) -> String {
        let isUnresolved = (error as? NIOConnectionError)?.connectionErrors.isEmpty ?? (error is SocketAddressError)
        return isUnresolved ? "its name cannot be resolved" : "it takes no connections"
    }

    private static let timeouts: [HTTPClientError] = [.readTimeout, .writeTimeout, .deadlineExceeded]

    private static let unconnected: [HTTPClientError] = [
        .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .getConnectionFromPoolTimeout,
        .proxyAuthenticationRequired, .invalidProxyResponse,
    ]
}
