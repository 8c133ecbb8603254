import Foundation
import Logging
import ModelExchange
import Testing

@testable import LanguageModels

struct RotatingKeyTests {
    private func key(_ source: KeySource, log: ModelLog = ModelLog()) -> RotatingKey {
        RotatingKey(source, of: "openai", logger: log.logger)
    }

    @Test func `A file is read again after it changed`() async throws {
        try await ModelFolder.with { folder in
            let key = key(.file(try folder.write("hush-1\n", to: "key")))
            let first = try await key.current()
            #expect(first.key.exposed == "hush-1")
            #expect(try await key.current() == first, "the same key is the same one")
            try folder.write("hush-2\n", to: "key")
            let second = try await key.current()
            #expect(second.key.exposed == "hush-2")
            #expect(second.serial != first.serial)
        }
    }

    @Test func `While a file cannot be read the last key stays, and that is logged`() async throws {
        try await ModelFolder.with { folder in
            let log = ModelLog()
            let path = try folder.write("hush-1", to: "key")
            let key = key(.file(path), log: log)
            let first = try await key.current()
            try FileManager.default.removeItem(atPath: path)
            #expect(try await key.current() == first)
            try folder.write("two hush words", to: "key")
            #expect(try await key.current() == first)
            #expect(log.lines.count == 2)
            #expect(log.lines.allSatisfy { $0.contains(path) && !$0.contains("hush") })
        }
    }

    @Test func `Without any key the error names the place and not the text`() async throws {
        let missing = await modelError { try await key(.file("/nowhere/key")).current() }
        #expect(missing?.code == .unauthorized)
        #expect(missing?.message == "openai: no key: /nowhere/key cannot be read")
        let broken = await modelError { try await key(.value("hush hush", from: "OPENAI_API_KEY")).current() }
        #expect(
            broken?.message
                == "openai: no key: OPENAI_API_KEY holds no key: it is empty, or has blanks or line breaks inside")
    }
}
