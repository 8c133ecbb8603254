internal import Foundation
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import ServiceLifecycle

/// Answers `/healthz`, `/readyz` and `/metrics` over HTTP.
struct ProbeServer: Service {
    let address: ServerAddress
    let parts: [any Probed]
    let metrics: @Sendable () -> String
    let logger: Logger
    let onListening: @Sendable (_ port: Int) async -> Void

    func run() async throws {
        var logger = logger
        // Each request would otherwise be a line, each ten seconds, for ever.
        logger.logLevel = max(logger.logLevel, .warning)
        let application = Application(
            router: makeRouter(),
            configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) }, logger: logger)
        do {
            try await application.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw ControllerRuntimeError(
                .invalidConfiguration,
                "port \(address.port) of \(address.host) is taken; choose another for probes and metrics")
        }
    }

    private func makeRouter() -> Router<BasicRequestContext> {
        let (parts, metrics) = (parts, metrics)
        let router = Router()
        router.get("healthz") { _, _ in Self.response(ProbeReport.liveness(of: parts)) }
        router.get("readyz") { _, _ in Self.response(ProbeReport.readiness(of: parts)) }
        router.get("metrics") { _, _ in
            Self.response(.ok, metrics(), contentType: "text/plain; version=0.0.4; charset=utf-8")
        }
        return router
    }

    private static func response(_ report: ProbeReport) -> Response {
        response(
            report.isPassing ? .ok : .serviceUnavailable, report.text, contentType: "text/plain; charset=utf-8")
    }

    private static func response(_ status: HTTPResponse.Status, _ text: String, contentType: String) -> Response {
        Response(
            status: status, headers: [.contentType: contentType],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
