/// Writes messages in OpenTelemetry's JSON, which is protobuf's with the names of traces and spans in hexadecimal and
/// enumerations by number (opentelemetry-proto, `docs/specification.md`, "JSON Protobuf Encoding").
struct JSONWriter: MessageWriter {
    private(set) var bytes: [UInt8] = []

    mutating func root(_ body: (inout JSONWriter) -> Void) { object(body) }

    mutating func string(_ field: MessageField, _ value: String) {
        key(field)
        quoted(value)
    }

    mutating func bool(_ field: MessageField, _ value: Bool) { raw(field, value ? "true" : "false") }

    mutating func int64(_ field: MessageField, _ value: Int64) { raw(field, "\"\(value)\"") }

    mutating func uint32(_ field: MessageField, _ value: UInt32) { raw(field, "\(value)") }

    mutating func fixed32(_ field: MessageField, _ value: UInt32) { raw(field, "\(value)") }

    mutating func fixed64(_ field: MessageField, _ value: UInt64) { raw(field, "\"\(value)\"") }

    mutating func double(_ field: MessageField, _ value: Double) { raw(field, Self.number(value)) }

    mutating func enumeration(_ field: MessageField, _ value: UInt32) { raw(field, "\(value)") }

    mutating func identifier(_ field: MessageField, _ words: [UInt64]) {
        key(field)
        bytes.append(UInt8(ascii: "\""))
        for word in words { Hexadecimal.append(word, to: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func message(_ field: MessageField, _ body: (inout JSONWriter) -> Void) {
        key(field)
        object(body)
    }

    mutating func messages<Element>(
        _ field: MessageField, _ elements: [Element], _ body: (inout JSONWriter, Element) -> Void
    ) {
        array(field, elements) { writer, element in writer.object { body(&$0, element) } }
    }

    mutating func doubles(_ field: MessageField, _ values: [Double]) {
        array(field, values) { $0.bytes += Self.number($1).utf8 }
    }

    mutating func fixed64s(_ field: MessageField, _ values: [UInt64]) {
        array(field, values) { $0.bytes += "\"\($1)\"".utf8 }
    }

    private mutating func array<Element>(
        _ field: MessageField, _ elements: [Element], _ body: (inout JSONWriter, Element) -> Void
    ) {
        guard !elements.isEmpty else { return }
        key(field)
        bytes.append(UInt8(ascii: "["))
        for element in elements {
            separate()
            body(&self, element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func object(_ body: (inout JSONWriter) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        body(&self)
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func raw(_ field: MessageField, _ value: String) {
        key(field)
        bytes += value.utf8
    }

    private mutating func key(_ field: MessageField) {
        separate()
        bytes += "\"\(field.name)\":".utf8
    }

    /// Puts a comma before everything but the first.
    private mutating func separate() {
        if bytes.last != UInt8(ascii: "{"), bytes.last != UInt8(ascii: "[") { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func quoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        bytes += text.escaped(quotes: true).utf8
        bytes.append(UInt8(ascii: "\""))
    }

    /// A number as protobuf's JSON has it: what JSON has no number for is a text.
    private static func number(_ value: Double) -> String {
        if value.isNaN { return "\"NaN\"" }
        if value.isInfinite { return value > 0 ? "\"Infinity\"" : "\"-Infinity\"" }
        return "\(value)"
    }
}
