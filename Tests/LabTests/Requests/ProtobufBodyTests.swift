import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Lab

struct ProtobufBodyTests {
    /// What `kubectl create namespace x` of version 1.32 sends.
    private static let namespace: [UInt8] = [
        0x6b, 0x38, 0x73, 0x00, 0x0a, 0x0f, 0x0a, 0x02, 0x76, 0x31, 0x12, 0x09, 0x4e, 0x61, 0x6d, 0x65, 0x73, 0x70,
        0x61,
        0x63, 0x65, 0x12, 0x19, 0x0a, 0x11, 0x0a, 0x01, 0x78, 0x12, 0x00, 0x1a, 0x00, 0x22, 0x00, 0x2a, 0x00, 0x32,
        0x00,
        0x38, 0x00, 0x42, 0x00, 0x12, 0x00, 0x1a, 0x02, 0x0a, 0x00, 0x1a, 0x00, 0x22, 0x00,
    ]

    @Test func `An object is read with what was set in it and nothing else`() throws {
        #expect(
            try ProtobufBody.object(Self.namespace) == [
                "apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "x"], "spec": [:], "status": [:],
            ])
    }

    @Test func `It can be created so`() async throws {
        let lab = TestLab()
        let answer = try await lab.send(
            "POST", "/api/v1/namespaces", bytes: Self.namespace, type: "application/vnd.kubernetes.protobuf")
        #expect(answer.status == 201 && answer.body[metadata: "name"] == "x")
    }

    @Test func `Bytes that are no object are refused, whatever they are`() async throws {
        var generator = SeededGenerator(seed: 7)
        let lab = TestLab()
        for _ in 0..<2000 {
            var bytes = Self.namespace
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let position = Int.random(in: 4..<bytes.count, using: &generator)
                bytes[position] = UInt8.random(in: .min ... .max, using: &generator)
            }
            let cut = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)))
            let answer = try await lab.send(
                "POST", "/api/v1/namespaces?dryRun=All", bytes: cut, type: "application/vnd.kubernetes.protobuf")
            #expect([201, 400, 422, 500].contains(answer.status))
        }
    }
}
