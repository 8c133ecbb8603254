/// Where a signal goes (`OTEL_TRACES_EXPORTER`, `OTEL_METRICS_EXPORTER`).
enum SignalDestination: Hashable, Sendable {
    /// Nowhere.
    case none
    /// To standard error.
    case console
    /// To a collector.
    case collector(OTLPSettings)
}

extension SignalDestination: CustomStringConvertible {
    /// The destination for people, without secrets.
    var description: String {
        switch self {
        case .none: "off"
        case .console: "to standard error"
        case .collector(let settings): "to \(settings.endpoint.name) by \(settings.encoding.rawValue)"
        }
    }
}
