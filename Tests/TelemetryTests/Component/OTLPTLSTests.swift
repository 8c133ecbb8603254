import Foundation
import MidwatchTestKit
import Testing

@testable import Telemetry

/// The sender against a collector that proves who it is, and wants the same of its clients.
@Suite struct OTLPTLSTests {
    private struct Payload: OTLPMessage {
        func write(to writer: inout some MessageWriter) { writer.string(MessageField(1, "text"), "hello") }
    }

    /// Files with the test certificates, for the time of a closure.
    private func withFiles<Result>(
        _ texts: [String: String], _ body: ([String: String]) async throws -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "telemetry-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // A folder that stays behind in the system's folder for such harms no one.
        defer { try? FileManager.default.removeItem(at: folder) }
        var paths: [String: String] = [:]
        for (name, text) in texts {
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            paths[name] = file.path
        }
        return try await body(paths)
    }

    private func send(_ settings: OTLPSettings) async throws -> ExportReceipt {
        let clock = SkippingClock(skippingBelow: .seconds(5))
        // Without jitter, all waits are short enough to be skipped, and all attempts have time enough.
        let sender = try OTLPSender(
            settings, limit: .seconds(15), version: "0.1.0", clock: .test(clock), generator: CountingGenerator())
        let result: Result<ExportReceipt, ExportError>
        do {
            result = .success(try await sender.send(Payload()))
        } catch {
            result = .failure(error)
        }
        await sender.shutdown()
        return try result.get()
    }

    @Test func `a collector and a client may know each other by certificates of their own authority`() async throws {
        let files = [
            "ca.pem": TestCertificates.authority, "client.pem": TestCertificates.client,
            "client.key": TestCertificates.clientKey,
        ]
        try await withFiles(files) { paths in
            let handler: FakeServer.Handler = { _, responder in try await responder.respond("{}") }
            try await FakeServer.run(tls: FakeServerTLS(requiresClientCertificate: true), handler: handler) { server in
                var settings = OTLPSettings(endpoint: try #require(OTLPEndpoint(server.url, appending: "v1/traces")))
                settings.certificate = paths["ca.pem"]
                settings.clientCertificate = paths["client.pem"]
                settings.clientKey = paths["client.key"]
                #expect(try await send(settings) == ExportReceipt())
                #expect(server.requests.count == 1)
            }
        }
    }

    @Test func `a collector of an authority that is not trusted gets nothing`() async throws {
        let handler: FakeServer.Handler = { _, responder in try await responder.respond("{}") }
        try await withFiles(["ca.pem": TestCertificates.otherAuthority]) { paths in
            try await FakeServer.run(tls: FakeServerTLS(), handler: handler) { server in
                var settings = OTLPSettings(endpoint: try #require(OTLPEndpoint(server.url, appending: "v1/traces")))
                settings.certificate = paths["ca.pem"]
                let error = await #expect(throws: ExportError.self) { try await send(settings) }
                #expect(error?.description.contains("certificate") == true, "\(error?.description ?? "")")
                #expect(server.requests.isEmpty)
            }
        }
    }

    @Test func `files that are no certificates are named`() async throws {
        let files = [
            "ca.pem": "hunter2", "client.pem": TestCertificates.client, "other.key": TestCertificates.secondClientKey,
        ]
        try await withFiles(files) { paths in
            let endpoint = try #require(OTLPEndpoint("https://collector", appending: "v1/traces"))
            var settings = OTLPSettings(endpoint: endpoint)
            settings.certificate = paths["ca.pem"]
            #expect(throws: OpenTelemetryError.self) {
                try OTLPSender(settings, limit: .seconds(1), version: "0.1.0")
            }
            settings.certificate = nil
            settings.clientCertificate = paths["client.pem"]
            settings.clientKey = paths["other.key"]
            let error = #expect(throws: OpenTelemetryError.self) {
                try OTLPSender(settings, limit: .seconds(1), version: "0.1.0")
            }
            #expect(error?.variable == "OTEL_EXPORTER_OTLP_CLIENT_KEY")
            #expect(error?.description.contains("other.key") == true)
        }
    }
}
