/// Sends metrics to a collector.
struct OTLPMetricExporter: MetricExporter {
    let sender: OTLPSender

    func export(_ payload: MetricPayload) async throws(ExportError) -> ExportReceipt {
        try await sender.send(payload)
    }

    func shutdown() async { await sender.shutdown() }
}
