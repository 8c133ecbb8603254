/// A message of OpenTelemetry's protocol.
protocol OTLPMessage {
    /// Writes the message's fields.
    func write(to writer: inout some MessageWriter)
}
