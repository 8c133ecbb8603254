import MidwatchTestKit

@testable import PrometheusClient

extension PrometheusClient {
    /// Runs a test with a client, which is shut down afterwards.
    @discardableResult
    static func with<Result>(
        _ configuration: PrometheusConfiguration, clock: any Clock<Duration> = ContinuousClock(),
        _ body: (PrometheusClient) async throws -> Result
    ) async throws -> Result {
        let client = try PrometheusClient(configuration: configuration, clock: clock)
        do {
            let result = try await body(client)
            try await client.shutdown()
            return result
        } catch {
            try await client.shutdown()
            throw error
        }
    }

    /// Runs a test with a client of a fake server.
    @discardableResult
    static func withFake<Result>(
        handler: @escaping FakeServer.Handler, maxAnswerBytes: Int = 1 << 20,
        _ body: (PrometheusClient, FakeServer) async throws -> Result
    ) async throws -> Result {
        try await FakeServer.run(handler: handler) { server in
            let configuration = try PrometheusConfiguration(server: server.url, maxAnswerBytes: maxAnswerBytes)
            return try await with(configuration) { try await body($0, server) }
        }
    }
}

/// The error that an operation throws, or nil where it throws none of this client.
func error<Result>(of operation: () async throws -> Result) async -> PrometheusError? {
    do {
        _ = try await operation()
        return nil
    } catch {
        return error as? PrometheusError
    }
}

/// Answers every request with JSON.
func json(_ text: String, status: Int = 200) -> FakeServer.Handler {
    { _, responder in try await responder.respond(text, status: status) }
}

/// An answer that holds nothing.
let nothing = #"{"status":"success","data":{"resultType":"vector","result":[]}}"#
