/// Writes metrics to standard error, all of them as one line of OpenTelemetry's JSON.
struct ConsoleMetricExporter: MetricExporter {
    let write: @Sendable (String) -> Void

    init(write: @escaping @Sendable (String) -> Void = { StandardError.write($0) }) { self.write = write }

    func export(_ payload: MetricPayload) async throws(ExportError) -> ExportReceipt {
        write(String(decoding: OTLPEncoding.json.encode(payload), as: UTF8.self) + "\n")
        return ExportReceipt()
    }

    func shutdown() async {}
}
