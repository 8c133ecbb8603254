import AsyncHTTPClient
import Foundation
import KubernetesModel
import MidwatchTestKit
import NIOCore
import NIOHTTP1
import Testing

@testable import Lab

/// Clients that are slow, silent, greedy or wrong.
@Suite(.timeLimit(.minutes(3)))
struct BadClientTests {
    private let maps = "/api/v1/namespaces/default/configmaps"

    private static func head(_ lab: RunningLab, _ line: String, _ headers: String...) -> String {
        ([line + " HTTP/1.1", "Host: lab", "Authorization: Bearer \(lab.token)"] + headers).joined(separator: "\r\n")
            + "\r\n\r\n"
    }

    @Test func `Who says nothing is sent away, and so is who sends a body in drops`() async throws {
        try await RunningLab.with(isEncrypted: false) {
            $0.readTimeout = .milliseconds(300)
        } _: { lab in
            let start = ContinuousClock.now
            let silent = try await RawConnection.with(port: lab.port) { await $0.readToEnd() }
            #expect(silent == 0)
            let isClosed = try await RawConnection.with(port: lab.port) { client in
                try await client.send(Self.head(lab, "POST \(maps)", "Content-Length: 1000"))
                for _ in 0..<200 {
                    guard await client.trySend("x") else { return true }
                    try await Task.sleep(for: .milliseconds(20))
                }
                return false
            }
            #expect(isClosed, "each drop came within the time, all of them together did not")
            #expect(ContinuousClock.now - start < .seconds(20))
        }
    }

    @Test func `A head in drops does not keep a connection open`() async throws {
        try await RunningLab.with(isEncrypted: false) {
            $0.readTimeout = .milliseconds(300)
        } _: { lab in
            let isClosed = try await RawConnection.with(port: lab.port) { client in
                for character in Self.head(lab, "GET /version", "X-Long: " + String(repeating: "x", count: 500)) {
                    guard await client.trySend(String(character)) else { return true }
                    try await Task.sleep(for: .milliseconds(10))
                }
                return false
            }
            #expect(isClosed)
        }
    }

    @Test func `Who does not read what he asked for is sent away`() async throws {
        try await RunningLab.with(isEncrypted: false) {
            $0.writeTimeout = .milliseconds(300)
        } _: { lab in
            // More than the sockets' buffers hold.
            let text = JSONValue.string(String(repeating: "x", count: 900_000))
            for number in 0..<40 {
                let answer = lab.server.answer(
                    APIRequest(
                        method: "POST", target: maps,
                        body: (["metadata": ["name": .string("m\(number)")], "data": ["a": text]] as JSONValue).bytes))
                #expect(answer.status == 201)
            }
            let (count, seconds) = try await RawConnection.with(port: lab.port) { client in
                try await client.send(Self.head(lab, "GET \(maps)"))
                try await Task.sleep(for: .seconds(2))
                let start = ContinuousClock.now
                return (await client.readToEnd(), (ContinuousClock.now - start) / .seconds(1))
            }
            #expect(count < 40 * 900_000, "the rest was never sent")
            #expect(seconds < 20)
            #expect(try await lab.send(.GET, "/version", token: lab.token).status == .ok, "others are served")
        }
    }

    @Test func `Ten thousand connections are not held, and one that waits comes in when another goes`() async throws {
        try await RunningLab.with(isEncrypted: false) {
            $0.maximumConnections = 8
            $0.readTimeout = .milliseconds(500)
        } _: { lab in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<100 {
                    group.addTask { try await RawConnection.with(port: lab.port) { await $0.readToEnd() } }
                }
                let answer = try await lab.send(.GET, "/version", token: lab.token)
                #expect(answer.status == .ok)
                while let count = try await group.next() { #expect(count == 0) }
            }
        }
    }

    @Test func `Requests that are sent together are answered in their order`() async throws {
        try await RunningLab.with(isEncrypted: false) { lab in
            let text = try await RawConnection.with(port: lab.port) { client in
                let paths = ["/livez", "\(maps)/none", "/api/v1/namespaces/default"]
                try await client.send(paths.map { Self.head(lab, "GET \($0)") }.joined())
                try await client.read(until: #""name":"default""#)
                return client.text
            }
            let statuses = text.matches(of: /HTTP\/1.1 ([0-9]+)/).map { String($0.1) }
            #expect(statuses == ["200", "404", "200"])
        }
    }

    private static let refused: [(name: String, request: @Sendable (RunningLab) -> String, status: String)] = [
        (
            "a header that is too long",
            { head($0, "GET /version", "X-Long: " + String(repeating: "x", count: 200_000)) }, "400"
        ),
        (
            "too many headers",
            { lab in
                "GET /version HTTP/1.1\r\nHost: lab\r\n"
                    + (0..<5000).map { "X-\($0): x\r\n" }.joined() + "\r\n"
            }, "400"
        ),
        (
            "a chunk without a size",
            { head($0, "POST \(path)", "Transfer-Encoding: chunked") + "zz\r\n{}\r\n0\r\n\r\n" }, "400"
        ),
        ("a length that is none", { head($0, "POST \(path)", "Content-Length: many") + "{}" }, "400"),
        (
            "two lengths",
            { head($0, "POST \(path)", "Content-Length: 2", "Content-Length: 3") + "{}x" }, "400"
        ),
        ("no HTTP", { _ in "\u{16}\u{3}\u{1}hello\r\n\r\n" }, "400"),
        (
            "a body in chunks that is too large",
            { lab in
                head(lab, "POST \(path)", "Transfer-Encoding: chunked", "Connection: close")
                    + (0..<50).map { _ in "10000\r\n\(String(repeating: "x", count: 65536))\r\n" }.joined()
                    + "0\r\n\r\n"
            }, "413"
        ),
        (
            "a content type that nobody reads",
            { head($0, "POST \(path)", "Content-Type: text/html", "Content-Length: 2", "Connection: close") + "{}" },
            "415"
        ),
    ]
    private static let path = "/api/v1/namespaces/default/configmaps"

    @Test(arguments: 0..<refused.count)
    func `What is no request is refused, and the server goes on`(_ row: Int) async throws {
        let (name, request, status) = Self.refused[row]
        try await RunningLab.with(isEncrypted: false) { lab in
            let text = try await RawConnection.with(port: lab.port) { client in
                // The server may answer before all is sent.
                _ = await client.trySend(request(lab))
                try await client.read(until: "\r\n\r\n")
                return client.text
            }
            #expect(text.hasPrefix("HTTP/1.1 \(status)"), "\(name): \(text.prefix(80))")
            #expect(try await lab.send(.GET, "/version", token: lab.token).status == .ok)
        }
    }

    @Test func `Thousands of watches are held, wake together, and take no more the second time`() async throws {
        try await RunningLab.with(isEncrypted: false) { lab in
            @Sendable func round(_ name: String, of count: Int) async throws -> Double {
                let target = "\(maps)?watch=1&fieldSelector=metadata.name%3D\(name)"
                var watches: [HTTPClientResponse] = []
                // No more at once than the socket's queue holds.
                while watches.count < count {
                    watches += try await Self.inParallel(100) { try await lab.send(.GET, target, token: lab.token) }
                }
                let memory = Self.residentMegabytes
                _ = try await lab.send(
                    .POST, maps, token: lab.token, body: ByteBuffer(string: #"{"metadata":{"name":"\#(name)"}}"#))
                let told = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for watch in watches {
                        group.addTask {
                            for try await part in watch.body where String(buffer: part).contains("ADDED") {
                                return true
                            }
                            return false
                        }
                    }
                    return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
                #expect(told == watches.count)
                return memory
            }
            let before = Self.residentMegabytes
            let first = try await round("first", of: Self.watches)
            // Of client and server together, which are one process here.
            #expect((first - before) / Double(Self.watches) < 0.2, "\(before) MB, then \(first) MB")
            try await Self.nothingWaits(in: lab)
            for name in ["second", "third"] {
                _ = try await round(name, of: Self.watches / 3)
                try await Self.nothingWaits(in: lab)
            }
        }
    }

    /// Waits until the server holds no watch any more; the time limit ends it where one is held for ever.
    private static func nothingWaits(in lab: RunningLab) async throws {
        while lab.server.store.waiterCount > 0 { try await Task.sleep(for: .milliseconds(20)) }
    }

    private static func inParallel<Result: Sendable>(
        _ count: Int, _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: Result.self) { group in
            for _ in 0..<count { group.addTask { try await body() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// As many as the process may open files for, which are two for each here.
    private static let watches: Int = {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 300 }
        return min(3000, max(100, (Int(clamping: limit.rlim_cur) - 500) / 2))
    }()

    private static var residentMegabytes: Double {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
        return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1e6
    }
}
