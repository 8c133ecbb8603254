import AsyncHTTPClient
import Foundation
import NIOCore
import NIOPosix
import NIOSSL

extension PrometheusError {
    /// Makes the error of a query that got no answer, or lost it on the way. What the client says of a request is not
    /// repeated: it may quote a header.
    static func transport(_ error: any Error, server: String) -> PrometheusError {
        switch error {
        case let error as PrometheusError:
            error
        case let error as HTTPClientError where timeouts.contains(error):
            PrometheusError(.timeout, "\(server) does not answer in time")
        case let error as HTTPClientError where unconnected.contains(error):
            PrometheusError(
                .unreachable, "\(server) cannot be reached: \(error.shortDescription.lowercased()); check the address")
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            PrometheusError(
                .tls, "there is no trusted connection to \(server): check the file of authorities, and the host's name")
        case is NIOConnectionError, is IOError, is SocketAddressError:
            PrometheusError(.unreachable, "\(server) cannot be reached: check the address, and whether it runs")
        default:
            PrometheusError(.connectionLost, "the connection to \(server) broke")
        }
    }

    private static let timeouts: [HTTPClientError] = [.readTimeout, .writeTimeout, .deadlineExceeded]

    private static let unconnected: [HTTPClientError] = [
        .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout, .alreadyShutdown,
    ]
}
