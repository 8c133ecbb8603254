extension OTelEnvironment {
    /// Where a signal goes.
    mutating func destination(of signal: OTLPSignal) throws(OpenTelemetryError) -> SignalDestination {
        let variable = "OTEL_\(signal.variablePart)_EXPORTER"
        switch string(variable) {
        case nil:
            return exporterVariable("ENDPOINT", of: signal) == nil ? .none : .collector(try exporter(of: signal))
        case "otlp": return .collector(try exporter(of: signal))
        case "console": return .console
        case "none": return .none
        case "prometheus" where signal == .metrics:
            // They are there for Prometheus to read anyway.
            return .none
        case let other?:
            throw OpenTelemetryError(variable, "is \(other), which is not supported; write otlp, console or none")
        }
    }

    /// How a signal is sent to a collector.
    private func exporter(of signal: OTLPSignal) throws(OpenTelemetryError) -> OTLPSettings {
        var settings = OTLPSettings(endpoint: try endpoint(of: signal))
        if let (name, value) = exporterVariable("PROTOCOL", of: signal) {
            guard let encoding = OTLPEncoding(rawValue: value) else {
                throw OpenTelemetryError(
                    name,
                    "is \(value), which is not supported; write http/protobuf or http/json, and in the endpoint the "
                        + "collector's port for HTTP, usually 4318")
            }
            settings.encoding = encoding
        }
        if let (name, value) = exporterVariable("HEADERS", of: signal) {
            settings.headers = try Self.headers(name, value)
        }
        if let (name, value) = exporterVariable("TIMEOUT", of: signal) {
            settings.timeout = try Self.milliseconds(name, value)
        }
        if let (name, value) = exporterVariable("COMPRESSION", of: signal) {
            guard let compression = OTLPSettings.Compression(rawValue: value) else {
                throw OpenTelemetryError(name, "is \(value), which is not supported; write gzip or none")
            }
            settings.compression = compression
        }
        try readCertificates(of: signal, into: &settings)
        return settings
    }

    private func readCertificates(
        of signal: OTLPSignal, into settings: inout OTLPSettings
    ) throws(OpenTelemetryError) {
        settings.certificate = exporterVariable("CERTIFICATE", of: signal)?.value
        let certificate = exporterVariable("CLIENT_CERTIFICATE", of: signal)
        let key = exporterVariable("CLIENT_KEY", of: signal)
        switch (certificate, key) {
        case (let (name, _)?, nil):
            throw OpenTelemetryError(name, "is set without a key; set OTEL_EXPORTER_OTLP_CLIENT_KEY too")
        case (nil, let (name, _)?):
            throw OpenTelemetryError(
                name, "is set without a certificate; set OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE too")
        default:
            settings.clientCertificate = certificate?.value
            settings.clientKey = key?.value
        }
    }

    /// A signal's own address is used as it is; the one for all signals gets the signal's path.
    private func endpoint(of signal: OTLPSignal) throws(OpenTelemetryError) -> OTLPEndpoint {
        let own = "OTEL_EXPORTER_OTLP_\(signal.variablePart)_ENDPOINT"
        let common = "OTEL_EXPORTER_OTLP_ENDPOINT"
        let (name, text, path) =
            if let text = string(own) { (own, text, String?.none) } else {
                (common, string(common) ?? "http://localhost:4318", signal.path)
            }
        guard let endpoint = OTLPEndpoint(text, appending: path) else {
            // The address is not repeated: it may hold a password.
            throw OpenTelemetryError(
                name,
                "is no address of a collector; write http:// or https://, a host and a port: http://collector:4318")
        }
        return endpoint
    }
}
