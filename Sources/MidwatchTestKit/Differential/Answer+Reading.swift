import AsyncHTTPClient
import Foundation
import KubernetesModel
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

extension ServerUnderTest {
    /// Sends a request, and reads the whole answer.
    func answer(_ request: Step.Request) async throws -> Answer {
        try await Answer(reading: send(request), of: request)
    }
}

extension Answer {
    /// The head of an answer, with nothing of its body.
    init(_ response: HTTPClientResponse) {
        self.init(
            status: Int(response.status.code), contentType: response.headers.first(name: "content-type"),
            warnings: response.headers["warning"])
    }

    /// Reads an answer to its end; that of a watch is the list of its events.
    init(reading response: HTTPClientResponse, of request: Step.Request) async throws {
        self.init(response)
        if request.isWatch, response.status == .ok {
            var watch = WatchBody(response.body)
            body = .array(try await watch.events(nil))
        } else {
            let data = Data(buffer: try await response.body.collect(upTo: 64 << 20))
            if !data.isEmpty {
                // What is no JSON is text.
                body = (try? JSONValue(parsing: data)) ?? .string(String(decoding: data, as: UTF8.self))
            }
        }
    }
}

extension Step.Request {
    fileprivate var isWatch: Bool {
        let flags = path.split(separator: "?").last?.split(separator: "&") ?? []
        return flags.contains { $0.hasPrefix("watch=") && $0 != "watch=false" }
    }
}
