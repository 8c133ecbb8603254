import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import NIOSSL

/// `midwatch lab serve --api-only` in a process of its own, and a client for it.
struct ServedLab: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let process: Process
    private let kubeconfig: URL
    private let server: String
    private let token: String
    private let client: HTTPClient

    init(program: String) async throws {
        kubeconfig = FileManager.default.temporaryDirectory.appending(path: "lab-benchmark-\(UUID().uuidString)")
        process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["lab", "serve", "--api-only", "--kubeconfig", kubeconfig.path]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let deadline = ContinuousClock.now + .seconds(30)
        var settings: [String: String] = [:]
        while settings["token"] == nil, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(20))
            settings = Self.settings((try? String(contentsOf: kubeconfig, encoding: .utf8)) ?? "")
        }
        guard let server = settings["server"], let token = settings["token"],
            let authority = settings["certificate-authority-data"].flatMap({ Data(base64Encoded: $0) })
        else {
            process.terminate()
            throw Failure(description: "\(program) lab serve wrote no kubeconfig")
        }
        var configuration = HTTPClient.Configuration(timeout: .init(connect: .seconds(10), read: .seconds(120)))
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authority)))
        configuration.tlsConfiguration = tls
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 128
        client = HTTPClient(configuration: configuration)
        self.server = server
        self.token = token
    }

    /// The scalars of a kubeconfig by their names, of which each stands in it once.
    private static func settings(_ text: String) -> [String: String] {
        let lines = text.split(separator: "\n").compactMap { line -> (String, String)? in
            let parts = line.split(separator: ": ", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return (parts[0].trimmingCharacters(in: .whitespaces), String(parts[1]))
        }
        return Dictionary(lines, uniquingKeysWith: { first, _ in first })
    }

    func stop() async throws {
        process.terminate()
        process.waitUntilExit()
        try await client.shutdown()
        try FileManager.default.removeItem(at: kubeconfig)
    }

    func send(
        _ method: HTTPMethod, _ path: String, _ body: String? = nil, type: String = "application/json"
    ) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: server + path)
        request.method = method
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        if let body {
            request.headers.add(name: "Content-Type", value: type)
            request.body = .bytes(ByteBuffer(string: body))
        }
        let response = try await client.execute(request, deadline: .now() + .minutes(10))
        guard 200..<300 ~= response.status.code else {
            let answer = try await response.body.collect(upTo: 65536)
            throw Failure(description: "\(method) \(path): \(response.status.code) \(String(buffer: answer))")
        }
        return response
    }

    /// Sends a request, and reads its answer to the end.
    ///
    /// - Returns: how many bytes that was.
    @discardableResult
    func complete(
        _ method: HTTPMethod, _ path: String, _ body: String? = nil, type: String = "application/json"
    ) async throws -> Int {
        var count = 0
        for try await part in try await send(method, path, body, type: type).body { count += part.readableBytes }
        return count
    }

    // MARK: What it takes

    var residentMegabytes: Double { status("VmRSS:") }

    var peakMegabytes: Double { status("VmHWM:") }

    private func status(_ name: String) -> Double {
        let text = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
        let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) } ?? 0
        return kibibytes * 1024 / 1e6
    }

    /// The processor time of the Lab so far.
    var processorSeconds: Double {
        let text = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)) ?? ""
        // The name, in parentheses, may hold spaces; utime and stime are the 14th and 15th words.
        let words = text.split(separator: ")").last?.split(separator: " ") ?? []
        guard words.count > 12, let user = Double(words[11]), let system = Double(words[12]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}
