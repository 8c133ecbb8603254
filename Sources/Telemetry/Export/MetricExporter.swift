/// Where metrics go from time to time.
protocol MetricExporter: Sendable {
    /// Exports what all metrics hold.
    ///
    /// - Throws: An ``ExportError`` where nothing of it was taken.
    func export(_ payload: MetricPayload) async throws(ExportError) -> ExportReceipt

    /// Gives up what exporting needed.
    func shutdown() async
}
