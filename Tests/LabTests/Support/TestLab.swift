import Foundation
import HTTPTypes
import HummingbirdCore
import KubernetesModel
import NIOCore
import Synchronization

@testable import Lab

/// An API server in the process, asked without sockets, with a clock that tests set.
struct TestLab: Sendable {
    struct Answer: Sendable {
        let status: Int
        let body: JSONValue
        let contentType: String
        let warnings: [String]

        var reason: String? { body["reason"]?.stringValue }
        var message: String { body["message"]?.stringValue ?? "" }
        var version: String { body[metadata: "resourceVersion"]?.stringValue ?? "" }
        var names: [String] { (body["items"]?.arrayValue ?? []).map(\.name) }
    }

    let server: APIServer
    private let time: TestTime

    init(historyLimit: Int = 8192) {
        let time = TestTime()
        self.time = time
        var configuration = APIServer.Configuration(now: { time.now }, seed: 1)
        configuration.historyLimit = historyLimit
        server = APIServer(configuration)
    }

    func advance(seconds: Double) { time.advance(seconds) }

    @discardableResult
    func send(
        _ method: String, _ target: String, _ body: JSONValue? = nil, type: String? = nil, accept: String? = nil
    ) async throws -> Answer {
        try await send(method, target, bytes: body?.bytes ?? [], type: type, accept: accept)
    }

    func send(
        _ method: String, _ target: String, bytes: [UInt8], type: String? = nil, accept: String? = nil
    ) async throws -> Answer {
        let reply = server.answer(
            APIRequest(
                method: method, target: target, contentType: type, accept: accept, userAgent: "tests/1", body: bytes))
        let bytes = try await reply.collected()
        let value = (try? JSONValue(bytes: bytes)) ?? .string(String(decoding: bytes, as: UTF8.self))
        return Answer(status: reply.status, body: value, contentType: reply.contentType, warnings: reply.warnings)
    }

    /// Opens a watch, whose lines come as they are written.
    func watch(_ target: String, accept: String? = nil) throws -> TestWatch {
        let reply = server.answer(APIRequest(method: "GET", target: target, accept: accept))
        guard case .stream(let produce) = reply.content else { throw NoWatch(status: reply.status) }
        return TestWatch(produce)
    }

    struct NoWatch: Error {
        let status: Int
    }
}

private final class TestTime: Sendable {
    private let state = Mutex(Date(timeIntervalSince1970: 1_780_000_000))

    var now: Date { state.withLock { $0 } }

    func advance(_ seconds: Double) { state.withLock { $0 += seconds } }
}

/// Gathers what a stream writes.
final class TestWriter: ResponseBodyWriter, Sendable {
    private let state = Mutex<(buffer: [UInt8], isOver: Bool)>(([], false))

    func write(_ buffer: ByteBuffer) async throws {
        state.withLock { $0.buffer.append(contentsOf: buffer.readableBytesView) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws { state.withLock { $0.isOver = true } }

    var bytes: [UInt8] { state.withLock { $0.buffer } }
}

extension Reply {
    func collected() async throws -> [UInt8] {
        switch content {
        case .bytes(let bytes): return bytes
        case .pieces(let produce), .stream(let produce):
            let writer = TestWriter()
            var output: any ResponseBodyWriter = writer
            try await produce(&output)
            return writer.bytes
        }
    }
}
