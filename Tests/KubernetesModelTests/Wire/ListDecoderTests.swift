import Foundation
import KubernetesModel
import Testing

@Suite struct ListDecoderTests {
    private static let sources: [(String, WireFormat)] = [
        ("ConfigMap.pb", .protobuf), ("Lease.pb", .protobuf), ("ConfigMap.json", .json), ("Lease.json", .json),
    ]

    @Test(arguments: sources) func `a list may be cut at every byte`(name: String, format: WireFormat) throws {
        let data = try Fixture.data(name)
        if name.hasPrefix("Lease") {
            try check(Lease.self, data, format)
        } else {
            try check(ConfigMap.self, data, format)
        }
    }

    private func check<Object: KubernetesObject>(_ kind: Object.Type, _ data: Data, _ format: WireFormat) throws {
        let whole = try ListDecoder<Object>.decode([data], format: format)
        #expect(!whole.items.isEmpty)
        for chunks in data.splits + [data.chunks(of: 1), data.chunks(of: 7)] {
            let list = try ListDecoder<Object>.decode(chunks, format: format)
            #expect(list.items == whole.items)
            #expect(list.resourceVersion == whole.resourceVersion)
        }
    }

    @Test(arguments: [("Pod.pb", WireFormat.protobuf), ("Pod.json", .json)])
    func `a larger list may come in chunks of any size`(name: String, format: WireFormat) throws {
        let data = try Fixture.data(name)
        let whole = try ListDecoder<Pod>.decode([data], format: format)
        for size in [1, 2, 3, 100, 1023, 4096] {
            #expect(try ListDecoder<Pod>.decode(data.chunks(of: size), format: format).items == whole.items)
        }
    }

    /// In protobuf four bytes follow the list, which say that its encoding is nothing special.
    @Test(arguments: [("Lease.pb", WireFormat.protobuf, 4), ("Lease.json", .json, 0)])
    func `a list that ends too early is an error`(name: String, format: WireFormat, trailer: Int) throws {
        let data = try Fixture.data(name)
        for count in 0..<data.count - trailer {
            #expect(throws: WireError(.truncated, "")) {
                try ListDecoder<Lease>.decode([Data(data.prefix(count))], format: format)
            }
        }
    }

    @Test func `pages carry their token`() throws {
        let json = #"{"metadata":{"resourceVersion":"5","continue":"abc","remainingItemCount":9},"items":[]}"#
        let list = try ListDecoder<Pod>.decode([Data(json.utf8)], format: .json)
        #expect(list.resourceVersion == "5")
        #expect(list.continueToken == "abc")
        #expect(list.remainingItemCount == 9)

        let protobuf = ProtobufBytes().message(1) { $0.string(2, "5").string(3, "abc").int(4, 9) }
            .inEnvelope(kind: "PodList")
        let other = try ListDecoder<Pod>.decode([Data(protobuf)], format: .protobuf)
        #expect(other.resourceVersion == "5")
        #expect(other.continueToken == "abc")
        #expect(other.remainingItemCount == 9)
    }

    @Test(arguments: [
        #"{"items":null}"#, #"{}"#, #" { "items" : [ ] , "metadata" : { "continue" : "" } } "#,
        #"{"x":[{"items":[1]}],"items":[]}"#,
    ])
    func `an empty list is empty`(body: String) throws {
        let list = try ListDecoder<Pod>.decode([Data(body.utf8)], format: .json)
        #expect(list.items.isEmpty)
        #expect(list.undecodable.isEmpty)
        #expect(list.continueToken == nil)
    }

    @Test func `an object of the wrong shape does not take the others with it`() throws {
        let body = #"""
            {"kind":"PodList","metadata":{"resourceVersion":"9"},"items":[
            {"metadata":{"name":"a","namespace":"n","resourceVersion":"1"}},
            {"metadata":{"name":"b","namespace":"n","resourceVersion":"2"},"spec":{"containers":[{"name":7}]}},
            {"metadata":{"name":5,"resourceVersion":"3"}}, 17, "text", null, [], {"metadata":{"name":"x}]\"{"}}]}
            """#
        let list = try ListDecoder<Pod>.decode(Data(body.utf8).chunks(of: 5), format: .json)
        #expect(list.items.map(\.metadata.name) == ["a", "x}]\"{"])
        #expect(list.undecodable.count == 6)
        #expect(list.undecodable[0].key == NamespacedName(namespace: "n", name: "b"))
        #expect(list.undecodable[0].resourceVersion == "2")
        #expect(list.undecodable[0].reason.hasPrefix("spec.containers[0].name: "))
        #expect(list.undecodable[1].key == nil)
        #expect(list.undecodable[1].resourceVersion == "3")
    }

    @Test func `a broken object in protobuf does not take the others with it`() throws {
        let list = ProtobufBytes().message(1) { $0.string(2, "9") }
            .message(2) { $0.message(1) { $0.string(1, "a") } }
            .message(2) { $0.message(1) { $0.string(1, "b").string(3, "n").string(6, "2") }.int(2, 5) }
            .message(2) { $0.raw([0x0b]) }
            .message(2) { $0.message(1) { $0.string(1, "c") } }
        let decoded = try ListDecoder<Pod>.decode([Data(list.inEnvelope(kind: "PodList"))], format: .protobuf)
        #expect(decoded.items.map(\.metadata.name) == ["a", "c"])
        #expect(decoded.undecodable.map(\.key) == [NamespacedName(namespace: "n", name: "b"), nil])
        #expect(decoded.undecodable.map(\.resourceVersion) == ["2", .none])
    }

    @Test(arguments: [
        "", "x", "[]", "{", #"{"items""#, #"{"items":"#, #"{"items":[1,,2]}"#, #"{"items":[1 2]}"#, #"{"items":[}"#,
        #"{"items":[]}x"#,
        #"{"items":{}}"#, #"{"metadata":5,"items":[]}"#, #"{"kind":"Status","items":[]}"#, #"{"items":[],}"#,
        #"{items:[]}"#, #"{"a":}"#,
    ])
    func `a body that is no list is an error`(body: String) {
        for chunks in [[Data(body.utf8)], Data(body.utf8).chunks(of: 1)] {
            #expect(throws: WireError.self) { try ListDecoder<Pod>.decode(chunks, format: .json) }
        }
    }

    @Test func `a list of another kind is an error in protobuf`() throws {
        #expect(throws: WireError(.unexpectedKind, "")) {
            try ListDecoder<Pod>.decode([Fixture.data("Lease.pb")], format: .protobuf)
        }
        #expect(throws: WireError(.malformed, "")) {
            try ListDecoder<Pod>.decode([Fixture.data("Pod.json")], format: .protobuf)
        }
        #expect(throws: WireError(.malformed, "")) {
            try ListDecoder<Pod>.decode([Fixture.data("Pod.pb")], format: .json)
        }
    }

    @Test func `an object that is longer than its list is an error`() {
        let envelope = Array("k8s\0".utf8) + ProtobufBytes().bytes(2, [0x12, 0x7f, 0]).bytes
        #expect(throws: WireError(.malformed, "")) {
            try ListDecoder<Pod>.decode([Data(envelope)], format: .protobuf)
        }
    }

    @Test func `an object beyond the limit is an error before it has arrived`() throws {
        let head = Array("k8s\0".utf8) + [0x12, 0xff, 0xff, 0xff, 0x7f, 0x12, 0xff, 0xff, 0xff, 0x0f]
        #expect(throws: WireError(.tooLarge, "")) {
            try ListDecoder<Pod>.decode([Data(head)], format: .protobuf, limit: 1000)
        }
        let text = #"{"items":[{"metadata":{"name":""# + String(repeating: "x", count: 2000)
        #expect(throws: WireError(.tooLarge, "")) {
            try ListDecoder<Pod>.decode(Data(text.utf8).chunks(of: 10), format: .json, limit: 1000)
        }
    }

    @Test func `deep nesting is an object that cannot be read`() throws {
        let body = #"{"items":["# + String(repeating: "[", count: 50_000) + String(repeating: "]", count: 50_000) + "]}"
        let list = try ListDecoder<Pod>.decode([Data(body.utf8)], format: .json)
        #expect(list.undecodable.count == 1)
    }

    @Test func `a kind without protobuf says so`() {
        struct Custom: KubernetesObject {
            static let resource = APIResource(group: "example.org", versions: ["v1"], kind: "Custom", plural: "customs")
            var metadata = ObjectMeta()
        }
        #expect(WireFormat.preferred(for: Custom.self) == .json)
        #expect(throws: WireError(.unsupported, "")) {
            try ListDecoder<Custom>.decode([Data("k8s\0".utf8)], format: .protobuf)
        }
    }

    @Test(
        arguments: [
            ("application/json", WireFormat.json), ("application/json;charset=utf-8", .json),
            ("Application/JSON ; x", .json),
            ("application/vnd.kubernetes.protobuf", .protobuf),
            ("application/vnd.kubernetes.protobuf;stream=watch", .protobuf),
            ("text/html", nil), ("", nil),
        ] as [(String, WireFormat?)])
    func `the content type tells the format`(header: String, format: WireFormat?) {
        #expect(WireFormat(contentType: header) == format)
    }
}
