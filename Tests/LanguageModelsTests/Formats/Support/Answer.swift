import Foundation
import KubernetesModel
import LanguageModels
import ModelExchange
import Testing

/// The answers beside the tests.
enum Answer {
    static func data(_ name: String) throws -> Data {
        try Data(contentsOf: try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil)))
    }

    /// The names of all streams.
    static let streams: [String] = {
        let folder = Bundle.module.resourceURL?.appending(path: "Fixtures")
        // A folder that cannot be read has no streams, on which the tests of them fail.
        let names = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) } ?? []
        return names.filter { $0.hasSuffix(".sse") }.sorted()
    }()

    /// Reads a stream to its end.
    static func reply(to model: String, in stream: Data, format: any LanguageModels.WireFormat) throws -> ModelReply {
        var parser = ServerSentEventParser()
        var assembler = format.makeAssembler(for: model)
        for event in try parser.push(stream) {
            if let reply = try assembler.take(event) { return reply }
        }
        return try assembler.end()
    }

    /// Reads events to their end.
    static func reply(to model: String, events: [String], format: any LanguageModels.WireFormat) throws -> ModelReply {
        var assembler = format.makeAssembler(for: model)
        for event in events {
            if let reply = try assembler.take(ServerSentEvent(data: event)) { return reply }
        }
        return try assembler.end()
    }

    /// The text of every whole answer.
    static let text = #"{"evidence":["log-3"],"rootCause":"Speicher läuft über 🔥","confidence":0.9}"#

    static let arguments: JSONValue = ["pod": "web-0", "tail": 50]
}
