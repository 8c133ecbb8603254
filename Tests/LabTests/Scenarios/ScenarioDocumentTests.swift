import Foundation
import Testing

@testable import Lab

@Suite struct `The document of scenarios` {
    private static let text: String? = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/scenarios.md")
        return try? String(contentsOf: file.standardizedFileURL, encoding: .utf8)
    }()

    private static var examples: [String] {
        (text ?? "").components(separatedBy: "```yaml\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
    }

    @Test func `shows examples`() { #expect(Self.examples.count == 3) }

    @Test(arguments: examples)
    func `shows examples that read`(example: String) throws {
        _ = try Scenario(name: "example", yaml: example, file: "example.yaml")
    }

    @Test func `names the error that is given`() throws {
        let yaml = "title: x\nkind: fault\nimages:\n  shop/checkout:2: {pul: {outcome: notFound}}"
        let error = #expect(throws: ScenarioError.self) {
            try Scenario(name: "checkout", yaml: yaml, file: "checkout.yaml")
        }
        #expect(try #require(Self.text).contains("\(try #require(error))"))
    }

    @Test(arguments: [
        "title", "kind", "reference", "nodes[]", "images", "objects[]", "settle", "steps[]", "duration", "policy",
        "expect", "pull.outcome", "pull.takes", "user", "start", "ready", "requires[]", "memory.spike", "exit",
        "hangsAfter", "shutdown", "log[]", "serves.port", "serves.paths[]", "serves.requestsPerSecond",
        "serves.errors", "serves.latency", "serves.calls[]",
    ])
    func `has a row for each key`(key: String) throws {
        #expect(try #require(Self.text).contains("| `\(key)` |"))
    }
}
