import Foundation
import Testing

@testable import KubernetesModel

@Suite struct ProtobufReaderTests {
    /// Reads fields of each kind, as a projection does.
    private func read(_ bytes: [UInt8]) throws -> [String] {
        try bytes.withUnsafeBytes { buffer in
            var reader = ProtobufReader(buffer)
            var values: [String] = []
            while let field = try reader.nextField() {
                switch field {
                case 1: values.append(try reader.string())
                case 2: values.append("\(try reader.int())")
                case 3: values.append("\(try reader.bool())")
                case 4:
                    values.append(
                        try reader.nested { (reader) throws(WireError) in "(\(try reader.nextField() ?? 0))" })
                case 5: values.append("\(try reader.sharedMap())")
                case 6: values.append("\(try reader.time()?.timeIntervalSince1970 ?? -1)")
                default: try reader.skip()
                }
            }
            return values
        }
    }

    @Test func `fields of each kind are read, and others skipped`() throws {
        let bytes = ProtobufBytes().string(1, "héllo").int(2, -5).int(3, 1).message(4) { $0.int(9, 1) }
            .message(5) { $0.string(1, "b").string(2, "2") }.message(5) { $0.string(1, "a").string(2, "1") }
            .message(6) { $0.int(1, 100).int(2, 500_000_000) }.message(6) { $0.int(1, 0) }
            .raw([0x39, 1, 2, 3, 4, 5, 6, 7, 8]).raw([0x3d, 1, 2, 3, 4]).string(200, "far").int(2, .max)
        #expect(
            try read(bytes.bytes) == ["héllo", "-5", "true", "(9)", "a=1,b=2", "100.0", "-1.0", "9223372036854775807"])
    }

    @Test func `invalid UTF-8 is repaired`() throws {
        #expect(try read(ProtobufBytes().bytes(1, [0x61, 0xff, 0xc3]).bytes) == ["a\u{fffd}\u{fffd}"])
    }

    @Test(
        arguments: [
            ([0x0a], .truncated), ([0x0a, 0x05, 0x61], .truncated), ([0x80], .truncated), ([0x10, 0x80], .truncated),
            ([0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], .truncated),
            ([0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], .malformed),
            ([0x10, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], .malformed),
            ([0x0b], .malformed), ([0x0c], .malformed), ([0x0e], .malformed), ([0x0f], .malformed),
            ([0x00, 0x01], .malformed),
            ([0x02, 0x00], .malformed), ([0x08, 0x01], .malformed), ([0x12, 0x00], .malformed),
            ([0x39, 1, 2], .truncated),
            ([0x3d, 1, 2], .truncated), ([0x22, 0x02, 0x0a], .truncated), ([0x2a, 0x02, 0x0a, 0x05], .truncated),
        ] as [([UInt8], WireError.Code)])
    func `broken bytes are an error`(bytes: [UInt8], code: WireError.Code) {
        #expect(throws: WireError(code, "")) { try read(bytes) }
    }

    @Test func `no bytes at all make a reader fail otherwise than by an error`() throws {
        var random = SplitMix(state: 7)
        let pods = try Fixture.data("Pod.pb")
        for _ in 0..<3000 {
            // Real bytes with a few changed reach further than random ones.
            var bytes = Array(pods)
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            do {
                let list = try ListDecoder<Pod>.decode([Data(bytes)], format: .protobuf)
                #expect(list.items.count + list.undecodable.count <= bytes.count)
            } catch let error as WireError {
                #expect(!error.message.isEmpty)
            }
        }
    }
}
