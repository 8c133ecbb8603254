import Foundation
import KubernetesModel
import Testing

@testable import Lab

/// Bodies and queries that mean to cost more than they are.
@Suite(.timeLimit(.minutes(1)))
struct HostileBodyTests {
    private let maps = "/api/v1/namespaces/default/configmaps"

    @Test func `YAML whose aliases multiply is refused`() async throws {
        var text = "kind: ConfigMap\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
        for level in 1...12 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let answer = try await TestLab().send("POST", maps, bytes: Array(text.utf8), type: "application/yaml")
        #expect(answer.status == 400)
        #expect(answer.message.contains("yaml: document contains excessive aliasing"))
    }

    @Test func `An alias is what it stands for`() async throws {
        let text = "metadata: {name: m}\ndata: &d {a: b}\nbinaryData: {}\nimmutable: false\n"
        let aliased = text.replacing("binaryData: {}", with: "unknown: *d")
        let answer = try await TestLab().send("POST", maps, bytes: Array(aliased.utf8), type: "application/yaml")
        #expect(answer.status == 201 && answer.body["data"] == ["a": "b"])
    }

    @Test(arguments: ["application/json", "application/yaml"], ["[", "{\"a\":"])
    func `A body that is deep is refused`(_ type: String, _ opening: String) async throws {
        let bytes = Array(String(repeating: opening, count: 200_000).utf8)
        let answer = try await TestLab().send("POST", maps, bytes: bytes, type: type)
        #expect(answer.status == 400)
    }

    @Test func `A protobuf list of a million elements is read in the time of one reading`() throws {
        // metadata.finalizers, each of one letter.
        let finalizers = (0..<500_000).flatMap { _ in [0x72, 0x01, 0x78] as [UInt8] }
        func field(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
            var length = content.count
            var bytes = [number << 3 | 2]
            while length >= 0x80 {
                bytes.append(UInt8(length & 0x7f) | 0x80)
                length >>= 7
            }
            return bytes + [UInt8(length)] + content
        }
        let raw = field(1, finalizers)
        let type = field(1, Array("v1".utf8)) + field(2, Array("Namespace".utf8))
        let bytes = [0x6b, 0x38, 0x73, 0x00] + field(1, type) + field(2, raw)
        let start = ContinuousClock.now
        let object = try ProtobufBody.object(bytes)
        #expect(object[metadata: "finalizers"]?.arrayValue?.count == 500_000)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func `A selector of thousands of requirements is answered`() async throws {
        let lab = TestLab()
        for number in 0..<100 {
            try await lab.send("POST", maps, Objects.configMap("m\(number)", labels: ["l1": "x"]))
        }
        let selector = (0..<5000).map { "l\($0)%21%3Dy" }.joined(separator: ",")
        let answer = try await lab.send("GET", "\(maps)?labelSelector=\(selector)")
        let names = answer.names.filter { $0.hasPrefix("m") }
        #expect(answer.status == 200 && names.count == 100)
        let values = (0..<5000).map { "v\($0)" }.joined(separator: ",")
        let none = try await lab.send("GET", "\(maps)?labelSelector=l1%20in%20(\(values))")
        #expect(none.status == 200 && none.names.isEmpty)
    }
}
