import KubernetesModel
import NIOCore

/// Reads an open watch: chunks, cut into events, under a watchdog.
struct WatchReader<Object: KubernetesObject> {
    private let body: GuardedBody
    private var decoder: WatchDecoder<Object>
    /// The events of the last chunk, in reverse.
    private var pending: [WatchEvent<Object>] = []

    init(body: GuardedBody, format: WireFormat, cache: DecodingCache) {
        self.body = body
        decoder = WatchDecoder(format: format, cache: cache)
    }

    /// The next event, or nil when the API server ended the watch.
    mutating func next() async throws -> WatchEvent<Object>? {
        do {
            while pending.isEmpty {
                guard let chunk = try await body.next() else {
                    try decoder.finish()
                    return nil
                }
                let events = try chunk.withUnsafeReadableBytes { bytes throws(WireError) in
                    try decoder.append(bytes)
                }
                pending = events.reversed()
            }
            return pending.popLast()
        } catch let error as WireError where error.code == .truncated {
            throw KubernetesError(.connectionLost, "cannot \(body.subject): \(error)", cause: error)
        } catch let error as WireError {
            throw KubernetesError(.decoding, "cannot \(body.subject): \(error)", cause: error)
        }
    }
}
