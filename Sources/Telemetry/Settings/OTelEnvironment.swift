/// The variables of an environment, read as OpenTelemetry wants them read: one that is empty is not set.
struct OTelEnvironment {
    private let values: [String: String]
    /// What was ignored, for people.
    private(set) var warnings: [String] = []

    init(_ values: [String: String]) { self.values = values }

    mutating func warn(_ variable: String, _ problem: String) { warnings.append("\(variable) \(problem)") }

    /// A text, without blanks around it.
    func string(_ name: String) -> String? {
        guard let text = values[name]?.trimmingBlanks, !text.isEmpty else { return nil }
        return String(text)
    }

    /// The variable of a signal, and where that is not set the one for all signals: of
    /// `OTEL_EXPORTER_OTLP_TRACES_TIMEOUT` and `OTEL_EXPORTER_OTLP_TIMEOUT` the one that counts.
    func exporterVariable(_ name: String, of signal: OTLPSignal) -> (name: String, value: String)? {
        for variable in ["OTEL_EXPORTER_OTLP_\(signal.variablePart)_\(name)", "OTEL_EXPORTER_OTLP_\(name)"] {
            if let value = string(variable) { return (variable, value) }
        }
        return nil
    }

    /// `true` in any case of letters; everything else is false.
    mutating func bool(_ name: String) -> Bool {
        guard let text = string(name)?.lowercased() else { return false }
        if text != "true", text != "false" { warn(name, "is neither true nor false, and counts as false") }
        return text == "true"
    }

    /// A whole number.
    ///
    /// - Throws: An ``OpenTelemetryError`` where it is none, or outside of the range.
    func integer(_ name: String, in range: ClosedRange<Int>) throws(OpenTelemetryError) -> Int? {
        guard let text = string(name) else { return nil }
        return try Self.integer(name, text, in: range)
    }

    /// A time in milliseconds, up to an hour.
    func milliseconds(_ name: String) throws(OpenTelemetryError) -> Duration? {
        guard let text = string(name) else { return nil }
        return try Self.milliseconds(name, text)
    }

    static func milliseconds(_ name: String, _ text: String) throws(OpenTelemetryError) -> Duration {
        .milliseconds(try integer(name, text, in: 1...3_600_000))
    }

    private static func integer(
        _ name: String, _ text: String, in range: ClosedRange<Int>
    ) throws(OpenTelemetryError) -> Int {
        guard let number = Int(text), range.contains(number) else {
            throw OpenTelemetryError(
                name, "is \(text); write a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
