/// Writes messages of OpenTelemetry's protocol. A message is described once, and written as protobuf or as JSON.
///
/// Everything that is written appears, also what protobuf could leave out because it is zero: whoever describes a message
/// leaves it out where that is meant.
protocol MessageWriter {
    /// What was written.
    var bytes: [UInt8] { get }

    /// Writes the outermost message.
    mutating func root(_ body: (inout Self) -> Void)
    mutating func string(_ field: MessageField, _ value: String)
    mutating func bool(_ field: MessageField, _ value: Bool)
    mutating func int64(_ field: MessageField, _ value: Int64)
    mutating func uint32(_ field: MessageField, _ value: UInt32)
    mutating func fixed32(_ field: MessageField, _ value: UInt32)
    mutating func fixed64(_ field: MessageField, _ value: UInt64)
    mutating func double(_ field: MessageField, _ value: Double)
    /// Writes a value of an enumeration, by its number.
    mutating func enumeration(_ field: MessageField, _ value: UInt32)
    /// Writes the bytes of some numbers, the most significant first: the name of a trace or a span.
    mutating func identifier(_ field: MessageField, _ words: [UInt64])
    mutating func message(_ field: MessageField, _ body: (inout Self) -> Void)
    /// Writes a repeated message; nothing where there is none.
    mutating func messages<Element>(
        _ field: MessageField, _ elements: [Element], _ body: (inout Self, Element) -> Void)
    mutating func doubles(_ field: MessageField, _ values: [Double])
    mutating func fixed64s(_ field: MessageField, _ values: [UInt64])
}
