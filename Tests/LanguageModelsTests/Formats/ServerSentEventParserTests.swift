import Foundation
import LanguageModels
import ModelExchange
import Testing

struct ServerSentEventParserTests {
    private func events(_ chunks: [[UInt8]]) throws -> [ServerSentEvent] {
        var parser = ServerSentEventParser()
        return try chunks.flatMap { try parser.push($0) }
    }

    private func events(_ text: String) throws -> [ServerSentEvent] { try events([Array(text.utf8)]) }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `Lines end with any of three line ends`(_ end: String) throws {
        let text = ["event: a", "data: 1", "data: 2", "", "data: 3", "", ""].joined(separator: end)
        #expect(try events(text) == [ServerSentEvent(name: "a", data: "1\n2"), ServerSentEvent(data: "3")])
    }

    @Test(arguments: [
        ("data:x\n\n", "x"), ("data: x\n\n", "x"), ("data:  x\n\n", " x"), ("data\n\n", ""), ("data:\ndata:\n\n", "\n"),
        ("data: a: b\n\n", "a: b"), (": comment\ndata: x\n: more\n\n", "x"), ("\u{FEFF}data: x\n\n", "x"),
        ("id: 7\nretry: 10\ndata: x\nunknown: y\n\n", "x"), ("data: [DONE]\n\n", "[DONE]"),
    ])
    func `Fields are read by the standard's rules`(_ text: String, _ data: String) throws {
        #expect(try events(text) == [ServerSentEvent(data: data)])
    }

    @Test(arguments: [
        "", "\n\n\n", ": comment\n\n", "event: a\n\n", "data: x\n", "data: x", "x\u{FEFF}data: x\n\n", " data: x\n\n",
    ])
    func `What has no data, or no empty line behind it, is no event`(_ text: String) throws {
        #expect(try events(text).isEmpty)
    }

    @Test func `A name counts for one event, with data or without`() throws {
        #expect(try events("event: a\n\ndata: x\n\n") == [ServerSentEvent(data: "x")])
    }

    @Test func `Bytes that are no UTF-8 are replaced`() throws {
        #expect(
            try events([Array("data: a".utf8), [0xFF], Array("b\n\n".utf8)]) == [ServerSentEvent(data: "a\u{FFFD}b")])
    }

    @Test(arguments: Answer.streams)
    func `A stream gives the same events wherever it is cut`(_ name: String) throws {
        let bytes = [UInt8](try Answer.data(name))
        let whole = try events([bytes])
        #expect(!whole.isEmpty)
        #expect(try events(bytes.map { [$0] }) == whole)
        var head = ServerSentEventParser()
        var before: [ServerSentEvent] = []
        for (index, byte) in bytes.enumerated() {
            var parser = head
            try #require(before + parser.push(bytes[index...]) == whole, "cut at byte \(index)")
            before += try head.push(CollectionOfOne(byte))
        }
    }

    @Test(arguments: Answer.streams)
    func `A stream gives the same events in chunks of any size`(_ name: String) throws {
        let bytes = [UInt8](try Answer.data(name))
        let whole = try events([bytes])
        var random = SeededGenerator(seed: 7)
        for _ in 0..<20 {
            var chunks: [[UInt8]] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let size = Int.random(in: 0...40, using: &random)
                chunks.append(Array(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            #expect(try events(chunks) == whole)
        }
    }

    @Test func `A line without an end is too large at its limit`() throws {
        var parser = ServerSentEventParser(limit: 100)
        _ = try parser.push(Array(repeating: UInt8(ascii: "x"), count: 100))
        let error = #expect(throws: ModelError.self) { try parser.push([UInt8(ascii: "x")]) }
        #expect(error?.code == .tooLarge)
    }

    @Test(arguments: ["data: 0123456789\n", "data\n"])
    func `An event without an end is too large at its limit`(_ line: String) throws {
        var parser = ServerSentEventParser(limit: 100)
        let error = #expect(throws: ModelError.self) {
            for _ in 0..<1_000 { _ = try parser.push(Array(line.utf8)) }
        }
        #expect(error?.code == .tooLarge)
    }

    @Test func `Comments without an end need no memory`() throws {
        var parser = ServerSentEventParser(limit: 100)
        for _ in 0..<10_000 { #expect(try parser.push(Array(": keep-alive\n\n".utf8)).isEmpty) }
    }
}
