import AsyncHTTPClient
package import Foundation
import KubernetesModel
import NIOCore
import NIOHTTP1
import NIOSSL

/// An API server, spoken to without a client's help: each request goes out as it is written.
package struct ServerUnderTest: Sendable {
    /// How the requests name their sender; field managers go by it.
    static let userAgent = "differential/1"

    private let url: String
    private let token: String
    private let client: HTTPClient

    private init(url: URL, token: String, authority: [UInt8]?) throws {
        let text = url.absoluteString
        self.url = text.hasSuffix("/") ? String(text.dropLast()) : text
        self.token = token
        var settings = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(5), read: .seconds(90)))
        settings.httpVersion = .http1Only
        // Each open watch has a connection of its own.
        settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 128
        if let authority {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(authority))
            settings.tlsConfiguration = tls
        }
        client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: settings)
    }

    /// Speaks to a server until the body ends.
    ///
    /// - Parameter authority: The authority that the server's certificate is signed by, in PEM.
    package static func connect<Result>(
        to url: URL, token: String, authority: [UInt8]? = nil, _ body: (ServerUnderTest) async throws -> Result
    ) async throws -> Result {
        let server = try ServerUnderTest(url: url, token: token, authority: authority)
        let result = await Swift.Result { try await body(server) }
        try await server.client.shutdown()
        return try result.get()
    }

    /// Speaks to the server of a kubeconfig's first cluster as its first user, who has a token.
    package static func connect<Result>(
        kubeconfig: URL, _ body: (ServerUnderTest) async throws -> Result
    ) async throws -> Result {
        let file = try JSONValue(yaml: String(contentsOf: kubeconfig, encoding: .utf8))
        let cluster = file["clusters"]?[0]?["cluster"]
        guard let url = cluster?["server"]?.stringValue.flatMap(URL.init(string:)),
            let token = file["users"]?[0]?["user"]?["token"]?.stringValue
        else { throw TestFailure("\(kubeconfig.path) names no server, or no user with a token") }
        var authority: Data?
        if let data = cluster?["certificate-authority-data"]?.stringValue {
            authority = Data(base64Encoded: data)
        } else if let path = cluster?["certificate-authority"]?.stringValue {
            authority = try Data(contentsOf: URL(filePath: path))
        }
        return try await connect(to: url, token: token, authority: authority.map(Array.init), body)
    }

    /// Sends a request, and returns as soon as the answer begins.
    func send(_ request: Step.Request) async throws -> HTTPClientResponse {
        let query = request.query.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: .unreserved) ?? $0.value)" }
        let separator = request.path.contains("?") ? "&" : "?"
        let target = request.path + (query.isEmpty ? "" : separator + query.joined(separator: "&"))
        var message = HTTPClientRequest(url: url + target)
        message.method = HTTPMethod(rawValue: request.method)
        message.headers.add(name: "User-Agent", value: Self.userAgent)
        switch request.user {
        case .admin: message.headers.add(name: "Authorization", value: "Bearer \(token)")
        case .impostor: message.headers.add(name: "Authorization", value: "Bearer no-such-token")
        case .nobody: break
        }
        switch request.body {
        case .json(let value)?: message.body = .bytes(ByteBuffer(string: value.compactText))
        case .text(let text)?: message.body = .bytes(ByteBuffer(string: text))
        case .filler(let size)?:
            message.body = .bytes(ByteBuffer(string: "\"" + String(repeating: "x", count: size) + "\""))
        case nil: break
        }
        var headers = ["Accept": "application/json"]
        if request.body != nil { headers["Content-Type"] = "application/json" }
        // An empty header is one that is not sent.
        for (name, value) in headers.merging(request.headers, uniquingKeysWith: { $1 }) where !value.isEmpty {
            message.headers.add(name: name, value: value)
        }
        return try await client.execute(message, timeout: .seconds(70))
    }
}

extension CharacterSet {
    /// What stands for itself in every part of an address (RFC 3986, section 2.3).
    fileprivate static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}

extension Result where Failure == any Error {
    fileprivate init(catching body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
