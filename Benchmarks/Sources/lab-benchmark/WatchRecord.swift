import AsyncHTTPClient
import Foundation
import NIOCore
import Synchronization

/// What the watches of a run saw.
final class WatchRecord: Sendable {
    private let start = ContinuousClock.now
    private let state = Mutex<(count: Int, delays: [Double])>((0, []))

    var count: Int { state.withLock { $0.count } }
    var delays: [Double] { state.withLock { $0.delays } }

    /// The moment that the times in the patches are counted from.
    var now: Duration { ContinuousClock.now - start }

    /// Reads a watch until the task is cancelled.
    func follow(_ watch: HTTPClientResponse) async throws {
        do {
            for try await part in watch.body { read(part) }
        } catch is CancellationError {
            return
        }
    }

    private func read(_ part: ByteBuffer) {
        let now = now.seconds
        part.withUnsafeReadableBytes { bytes in
            let lines = bytes.count { $0 == UInt8(ascii: "\n") }
            let delays = Self.times(in: bytes).map { now - $0 }
            state.withLock { state in
                state.count += lines
                state.delays += delays
            }
        }
    }

    /// The times that stand in a part of a watch. One that is cut in two by the end of the part is left out.
    private static func times(in bytes: UnsafeRawBufferPointer) -> [Double] {
        var times: [Double] = []
        var rest = bytes[...]
        while let mark = rest.firstIndex(of: PodBody.mark) {
            rest = rest[(mark + 1)...]
            let digits = rest.prefix { 48...57 ~= $0 }
            if digits.endIndex < bytes.count, let nanoseconds = Double(String(decoding: digits, as: UTF8.self)) {
                times.append(nanoseconds / 1e9)
            }
        }
        return times
    }
}
