import Synchronization

@testable import Telemetry

/// Keeps the batches that it is handed, and answers as a test wants.
final class FakeSpanExporter: SpanExporter {
    typealias Answer = @Sendable (_ batch: Int) async throws(ExportError) -> ExportReceipt

    private struct State {
        var batches: [[ScrubbedSpan]] = []
        var isShutDown = false
    }

    private let answer: Answer
    private let state = Mutex(State())
    private let (exports, continuation) = AsyncStream.makeStream(of: Void.self)

    /// - Parameter answer: Answers a batch, the first one being 0.
    init(answer: @escaping Answer = { _ in ExportReceipt() }) { self.answer = answer }

    /// The names of the spans of each batch.
    var batches: [[String]] { state.withLock { $0.batches.map { $0.map(\.name) } } }

    var isShutDown: Bool { state.withLock { $0.isShutDown } }

    /// Waits until so many more batches have been handed over.
    func waitForExports(_ count: Int = 1) async {
        var iterator = exports.makeAsyncIterator()
        for _ in 0..<count { await iterator.next() }
    }

    func export(_ spans: [ScrubbedSpan]) async throws(ExportError) -> ExportReceipt {
        let batch = state.withLock { state in
            state.batches.append(spans)
            return state.batches.count - 1
        }
        continuation.yield()
        return try await answer(batch)
    }

    func shutdown() async { state.withLock { $0.isShutDown = true } }
}
