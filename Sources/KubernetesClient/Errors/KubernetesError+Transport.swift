import AsyncHTTPClient
import Foundation
import NIOCore
import NIOPosix
import NIOSSL

extension KubernetesError {
    /// Makes the error of a request that got no answer, or lost it on the way.
    static func transport(_ error: any Error, subject: RequestSubject, server: String) -> KubernetesError {
        switch error {
        case let error as KubernetesError:
            error
        case let error as HTTPClientError where timeouts.contains(error):
            KubernetesError(.timeout, "cannot \(subject): \(server) does not answer in time", cause: error)
        case let error as HTTPClientError where unconnected.contains(error):
            KubernetesError(
                .unreachable, "cannot reach \(server): \(error.shortDescription); check the server's address and proxy",
                cause: error)
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            KubernetesError(
                .tls,
                "no trusted connection to \(server): \(error); check certificate-authority and tls-server-name",
                cause: error)
        case is NIOConnectionError, is SocketAddressError:
            KubernetesError(
                .unreachable,
                "cannot reach \(server): \(connectionFailure(error)); is the cluster up, the address right?",
                cause: error)
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            KubernetesError(
                .unreachable, "cannot reach \(server): connection refused; is the cluster up?", cause: error)
        default:
            KubernetesError(.connectionLost, "cannot \(subject): the connection to \(server) broke", cause: error)
        }
    }

    private static let timeouts: [HTTPClientError] = [.readTimeout, .writeTimeout, .deadlineExceeded]

    private static let unconnected: [HTTPClientError] = [
        .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout,
        .getConnectionFromPoolTimeout, .proxyAuthenticationRequired, .invalidProxyResponse, .alreadyShutdown,
    ]

    private static func connectionFailure(_ error: any Error) -> String {
        guard let error = error as? NIOConnectionError else { return "\(error)" }
        if let failure = error.connectionErrors.first { return "\(failure.error)" }
        return "the host \(error.host) cannot be resolved"
    }
}
