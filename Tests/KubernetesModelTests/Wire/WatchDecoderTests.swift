import Foundation
import KubernetesModel
import Testing

@Suite struct WatchDecoderTests {
    private static let recorded: [(String, WireFormat)] = [
        ("ConfigMapWatch.pb", .protobuf), ("ConfigMapWatch.json", .json),
    ]

    @Test(arguments: recorded) func `a recorded watch may be cut at every byte`(name: String, format: WireFormat) throws
    {
        let data = try Fixture.data(name)
        let whole = try WatchDecoder<ConfigMap>.decode([data], format: format)
        #expect(
            whole.map(summary) == [
                "added [\"a\"]", "modified [\"a\", \"b\"]", "deleted [\"a\", \"b\"]", "bookmark 1480 false",
                "bookmark 1480 false",
            ])
        for chunks in data.splits + [data.chunks(of: 1), data.chunks(of: 7)] {
            #expect(try WatchDecoder<ConfigMap>.decode(chunks, format: format) == whole)
        }
    }

    private func summary(_ event: WatchEvent<ConfigMap>) -> String {
        switch event {
        case .added(let object): "added \(object.keys)"
        case .modified(let object): "modified \(object.keys)"
        case .deleted(let object): "deleted \(object.keys)"
        case .bookmark(let version, let ends): "bookmark \(version) \(ends)"
        case .error(let status): "error \(status.code ?? 0)"
        case .undecodable(let object): "undecodable \(object)"
        }
    }

    @Test func `both formats give equal events`() throws {
        let protobuf = try WatchDecoder<ConfigMap>.decode([Fixture.data("ConfigMapWatch.pb")], format: .protobuf)
        let json = try WatchDecoder<ConfigMap>.decode([Fixture.data("ConfigMapWatch.json")], format: .json)
        #expect(protobuf == json)
    }

    private func frame(_ type: String, kind: String, _ object: ProtobufBytes) -> [UInt8] {
        let event = ProtobufBytes().string(1, type).message(2) { $0.bytes(1, object.inEnvelope(kind: kind)) }.bytes
        return (0..<4).map { UInt8(truncatingIfNeeded: event.count >> (8 * (3 - $0))) } + event
    }

    private func bookmark(_ version: String, mark: String?) -> ProtobufBytes {
        ProtobufBytes().message(1) { metadata in
            let base = metadata.string(6, version)
            guard let mark else { return base }
            return base.message(12) { $0.string(1, "other").string(2, "true") }
                .message(12) { $0.string(1, "k8s.io/initial-events-end").string(2, mark) }
        }
    }

    @Test func `bookmarks, errors and objects that cannot be read come through in protobuf`() throws {
        let expired = ProtobufBytes().string(2, "Failure").string(3, "too old resource version").string(4, "Expired")
            .int(6, 410)
        let stream =
            frame("BOOKMARK", kind: "Pod", bookmark("10", mark: nil))
            + frame("BOOKMARK", kind: "Pod", bookmark("11", mark: "true"))
            + frame("BOOKMARK", kind: "Pod", bookmark("12", mark: "false"))
            + frame(
                "DELETED", kind: "Pod",
                ProtobufBytes().message(1) { $0.string(1, "a").string(3, "n").string(6, "13") }.int(3, 1))
            + frame("ADDED", kind: "Node", ProtobufBytes().message(1) { $0.string(1, "b").string(6, "14") })
            + frame("ERROR", kind: "Status", expired)
        for chunks in [[Data(stream)], Data(stream).chunks(of: 1)] {
            let events = try WatchDecoder<Pod>.decode(chunks, format: .protobuf)
            try check(events)
        }
    }

    @Test func `bookmarks, errors and objects that cannot be read come through in JSON`() throws {
        let stream = #"""
            {"type":"BOOKMARK","object":{"kind":"Pod","metadata":{"resourceVersion":"10","creationTimestamp":null},"spec":{"containers":null}}}
            {"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"11","annotations":{"k8s.io/initial-events-end":"true"}}}}

            {"object":{"metadata":{"resourceVersion":"12","annotations":{"k8s.io/initial-events-end":"false"}}},"type":"BOOKMARK"}
            {"type":"DELETED","object":{"metadata":{"name":"a","namespace":"n","resourceVersion":"13"},"status":1}}
            {"type":"ADDED","object":{"metadata":{"name":"b","resourceVersion":"14"},"spec":"no"}}
            {"type":"ERROR","object":{"kind":"Status","status":"Failure","message":"too old resource version","reason":"Expired","code":410}}

            """#
        for chunks in [[Data(stream.utf8)], Data(stream.utf8).chunks(of: 1)] {
            try check(try WatchDecoder<Pod>.decode(chunks, format: .json))
        }
    }

    private func check(_ events: [WatchEvent<Pod>]) throws {
        try #require(events.count == 6)
        #expect(events[0] == .bookmark("10", endsInitialEvents: false))
        #expect(events[1] == .bookmark("11", endsInitialEvents: true))
        #expect(events[2] == .bookmark("12", endsInitialEvents: false))
        guard case .undecodable(let deleted) = events[3], case .undecodable(let added) = events[4],
            case .error(let status) = events[5]
        else {
            Issue.record("other events: \(events)")
            return
        }
        #expect(deleted.key == NamespacedName(namespace: "n", name: "a"))
        #expect(deleted.resourceVersion == "13")
        #expect(deleted.isDeleted)
        #expect(added.key == NamespacedName(namespace: nil, name: "b"))
        #expect(!added.isDeleted)
        #expect(status.code == 410)
        #expect(status.reason == "Expired")
    }

    @Test(arguments: recorded) func `a stream that breaks inside an event is an error at its end`(
        name: String, format: WireFormat
    ) throws {
        let data = try Fixture.data(name)
        let first = try #require(
            (1..<data.count).first { count in
                (try? WatchDecoder<ConfigMap>.decode([Data(data.prefix(count))], format: format))?.count == 1
            })
        for count in 1..<first {
            #expect(throws: WireError(.truncated, "")) {
                try WatchDecoder<ConfigMap>.decode([Data(data.prefix(count))], format: format)
            }
        }
    }

    @Test(arguments: [
        "x\n", "{}\n", "[]\n", #"{"type":"ADDED"}"# + "\n{}\n", #"{"type":"OTHER","object":{}}"# + "\n",
        #"{"type":5,"object":{}}"# + "\n",
        #"{"type":"ERROR","object":5}"# + "\n", #"{"type":"BOOKMARK","object":{}}"# + "\n", "<html>\n",
    ])
    func `a line that is no event is an error`(text: String) {
        #expect(throws: WireError(.malformed, "")) {
            let events = try WatchDecoder<Pod>.decode([Data(text.utf8)], format: .json)
            // An event without an object is one that cannot be read.
            #expect(events.isEmpty)
        }
    }

    @Test func `a frame that is no event is an error`() {
        let frames: [[UInt8]] = [
            [0, 0, 0, 1, 0xff], [0, 0, 0, 0], [0, 0, 0, 2, 0x0a, 0x00], frame("OTHER", kind: "Pod", ProtobufBytes()),
            [0, 0, 0, 9] + ProtobufBytes().string(1, "ADDED").raw([0x12, 0x00]).bytes,
        ]
        for frame in frames {
            #expect(throws: WireError.self) { try WatchDecoder<Pod>.decode([Data(frame)], format: .protobuf) }
        }
    }

    @Test func `an event beyond the limit is an error before it has arrived`() {
        #expect(throws: WireError(.tooLarge, "")) {
            try WatchDecoder<Pod>.decode([Data([0x7f, 0xff, 0xff, 0xff])], format: .protobuf)
        }
        #expect(throws: WireError(.tooLarge, "")) {
            try WatchDecoder<Pod>.decode([Data(repeating: 0x20, count: 2000)], format: .json, limit: 1000)
        }
    }
}
