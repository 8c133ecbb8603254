import Foundation
import Testing

@testable import KubernetesModel

@Suite struct DecodingCacheTests {
    private func pod(_ index: Int, image: String = "registry.example.org/team/app:v1", volume: String = "token")
        -> ProtobufBytes
    {
        ProtobufBytes()
            .message(1) { metadata in
                metadata.string(1, "a-rather-long-pod-name-\(index)").message(11) {
                    $0.string(1, "app").string(2, "web")
                }
                .message(13) { $0.string(1, "ReplicaSet").string(3, "web-5d8f").string(4, "u") }
            }
            .message(2) { spec in
                spec.message(1) { $0.string(1, volume).message(2) { $0.message(26) { $0 } } }
                    .message(1) {
                        $0.string(1, "config").message(2) {
                            $0.message(19) { $0.message(1) { $0.string(1, "settings") } }
                        }
                    }
                    .message(2) { container in
                        container.string(1, "main").string(2, image).message(7) {
                            $0.string(1, "A").string(2, "value-\(index)")
                        }
                        .message(9) { $0.string(1, volume).string(3, "/token") }
                    }
            }
    }

    private func decode(_ pods: [ProtobufBytes], _ cache: DecodingCache = DecodingCache()) throws -> [Pod] {
        let list = pods.reduce(ProtobufBytes()) { list, pod in list.bytes(2, pod.bytes) }
        var decoder = ListDecoder<Pod>(format: .protobuf, cache: cache)
        try list.inEnvelope(kind: "PodList").withUnsafeBytes { try decoder.append($0) }
        return try decoder.finish().items
    }

    private func address<Element>(_ array: [Element]) -> UnsafePointer<Element>? {
        array.withUnsafeBufferPointer(\.baseAddress)
    }

    @Test func `pods that differ only in what is not read share the rest`() throws {
        let pods = try decode([pod(1, volume: "token-abcde"), pod(2, volume: "token-fghij")])
        #expect(pods[0].metadata.name != pods[1].metadata.name)
        #expect(address(pods[0].spec.containers) == address(pods[1].spec.containers))
        #expect(address(pods[0].spec.volumes) == address(pods[1].spec.volumes))
        #expect(address(pods[0].metadata.ownerReferences) == address(pods[1].metadata.ownerReferences))
        #expect(pods[0].spec.volumes.map(\.name) == ["config"])
    }

    @Test func `pods that differ in what is read do not`() throws {
        let pods = try decode([pod(1), pod(2, image: "registry.example.org/team/app:v2")])
        #expect(pods[0].spec.containers.map(\.image) == ["registry.example.org/team/app:v1"])
        #expect(pods[1].spec.containers.map(\.image) == ["registry.example.org/team/app:v2"])
    }

    @Test func `decoders of one client share`() throws {
        let cache = DecodingCache()
        let (first, second) = (try decode([pod(1)], cache), try decode([pod(2)], cache))
        #expect(address(first[0].spec.containers) == address(second[0].spec.containers))
    }

    @Test func `a cached value is the same as a fresh one, for every real pod`() throws {
        let data = try Fixture.data("Pod.pb")
        let cache = DecodingCache()
        var lists: [[Pod]] = []
        for _ in 0..<3 {
            var decoder = ListDecoder<Pod>(format: .protobuf, cache: cache)
            try data.withUnsafeBytes { try decoder.append($0) }
            lists.append(try decoder.finish().items)
        }
        #expect(lists[0] == lists[1])
        #expect(lists[0] == lists[2])
        #expect(lists[0] == (try ListDecoder<Pod>.decode([data], format: .protobuf).items))
    }

    @Test func `every field of a container that is read makes a difference`() throws {
        let base = ProtobufBytes().string(1, "main").string(2, "image")
        func probe(_ field: Int, _ build: @escaping (ProtobufBytes) -> ProtobufBytes) -> ProtobufBytes {
            base.message(field, build)
        }
        let variants =
            [
                base, base.string(24, "Always"), base.message(6) { $0.int(3, 80) }, base.message(6) { $0.int(3, 81) },
                base.message(7) { $0.string(1, "A") }, base.message(7) { $0.string(1, "B") },
                base.message(7) { $0.string(1, "A").message(3) { $0.message(3) { $0.string(2, "key") } } },
                base.message(8) { $0.message(1) { $0.string(1, "cpu").message(2) { $0.string(1, "1") } } },
                base.message(8) { $0.message(2) { $0.string(1, "cpu").message(2) { $0.string(1, "1") } } },
                base.message(19) { $0.message(2) { $0.message(1) { $0.string(1, "m") } } },
            ]
            + [10, 11, 22].flatMap { field in
                [
                    probe(field) { $0.int(2, 1) }, probe(field) { $0.int(3, 1) }, probe(field) { $0.int(4, 1) },
                    probe(field) { $0.int(6, 1) },
                    probe(field) { $0.message(1) { $0.message(2) { $0.string(1, "/p") } } },
                    probe(field) { $0.message(1) { $0.message(2) { $0.message(2) { $0.int(2, 80) } } } },
                    probe(field) { $0.message(1) { $0.message(3) { $0.message(1) { $0.int(2, 80) } } } },
                ]
            }
        let pods = try decode(variants.map { variant in ProtobufBytes().message(2) { $0.bytes(2, variant.bytes) } })
        #expect(pods.count == variants.count)
        #expect(Set(pods.map(\.spec.containers)).count == variants.count)
    }

    @Test func `texts are shared, and what replaces them is right`() {
        var tables = InterningTables()
        for round in 0..<3 {
            for index in 0..<10_000 {
                let text = "a text that is long enough to be shared \(index)"
                #expect(Array(text.utf8).withUnsafeBytes { tables.string($0) } == text, "round \(round)")
            }
        }
        for text in [
            "", "short", "exactly15bytes!", String(repeating: "x", count: 1000),
            "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
        ] {
            #expect(Array(text.utf8).withUnsafeBytes { tables.string($0) } == text)
        }
        #expect(
            [UInt8](repeating: 0xff, count: 20).withUnsafeBytes { tables.string($0) }
                == String(repeating: "\u{fffd}", count: 20))
    }
}
