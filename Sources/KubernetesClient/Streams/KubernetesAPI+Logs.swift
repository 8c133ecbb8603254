import AsyncHTTPClient
import Foundation
import KubernetesModel
import NIOCore
import NIOHTTP1

extension KubernetesAPI {
    /// Reads what a container has logged so far.
    ///
    /// - Returns: At most `limitBytes` of text; what is no UTF-8 in it is replaced.
    public func logs(
        pod name: String, namespace: String, options: LogOptions = LogOptions()
    ) async throws -> String {
        let limit = options.limitBytes
        let request = try logRequest(pod: name, namespace: namespace, options: options, follow: false)
        return try await transport.perform(request) { response in
            var text: [UInt8] = []
            // Not every version of the kubelet keeps to the limit exactly.
            for try await chunk in response.body {
                text.append(contentsOf: chunk.readableBytesView.prefix(limit - text.count))
                if text.count >= limit { break }
            }
            return String(decoding: text, as: UTF8.self)
        }
    }

    /// Reads a container's log line by line and goes on as it grows, until the container ends.
    public func followLogs(
        pod name: String, namespace: String, options: LogOptions = LogOptions()
    ) -> LogLines {
        LogLines { [self] in
            let request = try logRequest(pod: name, namespace: namespace, options: options, follow: true)
            let response = try await transport.stream(request)
            // A healthy log may be silent for long; the transport's own read timeout bounds it.
            return GuardedBody(
                body: ResponseBody(response.body), subject: request.subject, inactivity: .seconds(3600), end: nil,
                clock: ContinuousClock())
        }
    }

    private func logRequest(
        pod name: String, namespace: String, options: LogOptions, follow: Bool
    ) throws -> APIRequest {
        var request = try APIRequest(
            .GET, verb: "get", resource: Pod.resource, namespace: namespace, name: name, subresource: "log")
        request.query = [
            ("container", options.container), ("previous", options.previous ? "true" : nil),
            ("follow", follow ? "true" : nil), ("tailLines", options.tailLines.map(String.init)),
            ("limitBytes", follow ? nil : String(options.limitBytes)),
            ("sinceTime", options.sinceTime.map(KubernetesJSON.format)),
            ("timestamps", options.timestamps ? "true" : nil),
        ]
        request.accept = "*/*"
        return request
    }
}
