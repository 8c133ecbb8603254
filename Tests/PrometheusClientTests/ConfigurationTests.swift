import MidwatchTestKit
import Testing

@testable import PrometheusClient

@Suite struct ConfigurationTests {
    @Test(arguments: [
        "", "prometheus:9090", "ftp://prometheus", "http://", "http://prometheus/?query=up", "http://prometheus/#graph",
        "http://ada:hunter2@prometheus:9090",
    ])
    func `What is no address of a server is refused, without repeating it`(address: String) {
        let error = #expect(throws: PrometheusError.self) { try PrometheusConfiguration(server: address) }
        #expect(error?.code == .configuration)
        #expect(error?.message.contains("hunter2") == false)
    }

    @Test func `The path in front of the API is kept`() async throws {
        try await FakeServer.run(handler: json(nothing)) { server in
            let configuration = try PrometheusConfiguration(server: " \(server.url)/prometheus/ ")
            try await PrometheusClient.with(configuration) { _ = try await $0.query(SeriesSelector("up").now) }
            #expect(server.requests.map(\.path) == ["/prometheus/api/v1/query"])
        }
    }

    @Test func `A file of authorities that holds none is an error that names it`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let empty = try folder.write("no certificate", to: "ca.crt")
        for file in [empty, "/nowhere/ca.crt"] {
            let configuration = try PrometheusConfiguration(server: "https://127.0.0.1:1", certificateAuthority: file)
            let error = await error { try await PrometheusClient.with(configuration) { _ in } }
            #expect(error?.code == .configuration)
            #expect(error?.message.contains(file) == true)
        }
    }
}
