/// Where spans go from a batch.
protocol SpanExporter: Sendable {
    /// Exports some spans.
    ///
    /// - Throws: An ``ExportError`` where none of them was taken.
    func export(_ spans: [ScrubbedSpan]) async throws(ExportError) -> ExportReceipt

    /// Gives up what exporting needed.
    func shutdown() async
}
