/// Takes spans that have ended. It never makes the caller wait.
protocol SpanSink: Sendable {
    /// Takes a span.
    ///
    /// - Parameter size: About how many bytes it has in memory.
    func add(_ record: SpanRecord, size: Int)

    /// Asks for what was taken to be exported soon.
    func requestFlush()
}
