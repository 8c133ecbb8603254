import Testing

@testable import Telemetry

@Suite struct ProtobufReaderTests {
    private func fields(_ bytes: [UInt8]) -> [UInt64] {
        var reader = ProtobufReader(bytes[...])
        var numbers: [UInt64] = []
        while let field = reader.next() { numbers.append(field.number) }
        return numbers
    }

    @Test func `fields of every type are read`() {
        var writer = ProtobufWriter()
        writer.uint32(MessageField(1, ""), 300)
        writer.fixed64(MessageField(2, ""), 1)
        writer.string(MessageField(3, ""), "text")
        writer.fixed32(MessageField(4, ""), 0x0102_0304)
        var reader = ProtobufReader(writer.bytes[...])
        var values: [ProtobufReader.Value] = []
        while let field = reader.next() { values.append(field.value) }
        #expect(values == [.number(300), .number(1), .bytes(Array("text".utf8)[...]), .number(0x0102_0304)])
    }

    @Test func `a message that breaks off anywhere ends there`() {
        var writer = ProtobufWriter()
        writer.string(MessageField(1, ""), "text")
        writer.fixed64(MessageField(2, ""), 1)
        writer.fixed32(MessageField(3, ""), 1)
        writer.uint32(MessageField(4, ""), 300)
        let ends = [6, 15, 20, 23]
        for length in 0...writer.bytes.count {
            #expect(fields(Array(writer.bytes.prefix(length))).count == ends.count { $0 <= length })
        }
    }

    @Test(
        arguments: [
            ("a length beyond all memory", [0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]),
            ("a number that does not end", Array(repeating: 0xff, count: 20)),
            ("a type that there is not", [0x0f, 0x01, 0x08, 0x01]),
            ("a group", [0x0b, 0x08, 0x01, 0x0c]),
        ] as [(String, [UInt8])])
    func `what makes no sense ends the message`(_: String, bytes: [UInt8]) {
        #expect(fields(bytes).isEmpty)
    }
}
