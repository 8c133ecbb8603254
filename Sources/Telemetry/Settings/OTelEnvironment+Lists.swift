extension OTelEnvironment {
    /// Reads `OTEL_EXPORTER_OTLP_HEADERS`: `name=value,name=value`, as W3C Baggage without properties.
    ///
    /// - Throws: An ``OpenTelemetryError`` that names the place of what is wrong, and never a value.
    static func headers(_ variable: String, _ text: String) throws(OpenTelemetryError) -> OTLPHeaders {
        var headers = OTLPHeaders()
        for (index, part) in text.split(separator: ",").enumerated() where !part.trimmingBlanks.isEmpty {
            let place = "holds as its entry \(index + 1)"
            guard let sign = part.firstIndex(of: "=") else {
                throw OpenTelemetryError(variable, "\(place) no name=value; write name=value,name=value")
            }
            let name = part[..<sign].trimmingBlanks
            guard BaggageHeader.isToken(name) else {
                throw OpenTelemetryError(
                    variable, "\(place) what is no name of an HTTP header; check the text before =")
            }
            let raw = part[part.index(after: sign)...].trimmingBlanks
            guard !raw.contains(";"), let value = PercentEncoding.decode(raw), Self.isHeaderValue(value) else {
                throw OpenTelemetryError(
                    variable,
                    "\(place), \(name), a value that no header can have; percent-encode what is not printable, and ; as "
                        + "%3B")
            }
            headers.fields.append(OTLPHeaders.Field(name: String(name), value: value))
        }
        return headers
    }

    /// Reads `OTEL_RESOURCE_ATTRIBUTES`: `key=value,key=value`, percent-encoded. By the specification one entry that is
    /// wrong makes all of it void.
    ///
    /// - Throws: An ``OpenTelemetryError`` that names the place of what is wrong.
    static func resourceAttributes(
        _ variable: String, _ text: String
    ) throws(OpenTelemetryError) -> [String: String] {
        var attributes: [String: String] = [:]
        for (index, part) in text.split(separator: ",").enumerated() where !part.trimmingBlanks.isEmpty {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, let key = PercentEncoding.decode(sides[0].trimmingBlanks), !key.isEmpty,
                let value = PercentEncoding.decode(sides[1].trimmingBlanks)
            else {
                throw OpenTelemetryError(
                    variable, "holds as its entry \(index + 1) no key=value; write key=value,key=value")
            }
            attributes[key] = value
        }
        return attributes
    }

    private static func isHeaderValue(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
    }
}
