import Foundation

/// Texts of the data that several checkouts share: in the folder that `MIDWATCH_SHARED` names, otherwise in `shared`
/// beside the repository. Tests that need them are skipped where they are absent.
enum SharedCorpus {
    struct Payload: Decodable, Sendable {
        let id: String
        let technique: String
        let payload: String
    }

    static var isThere: Bool { FileManager.default.fileExists(atPath: url("data/injection-cases.jsonl").path) }

    /// The attacks.
    static func payloads() throws -> [Payload] {
        try lines("data/injection-cases.jsonl").map { try JSONDecoder().decode(Payload.self, from: Data($0.utf8)) }
    }

    /// Texts in the shape of secrets that are none.
    static func lookAlikes() throws -> [String] {
        struct Case: Decodable {
            let label: Int
            let text: String

            private enum CodingKeys: String, CodingKey {
                case label
                case text = "text_base64"
            }
        }
        return try lines("data/redaction-cases.jsonl").compactMap { line in
            let item = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
            guard item.label == 0 else { return nil }
            return Data(base64Encoded: item.text).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// What recorded objects of clusters say: messages, reasons and texts, at any depth.
    static func messages() throws -> [String] {
        var messages: Set<String> = []
        func collect(_ value: Any, _ key: String) {
            switch value {
            case let object as [String: Any]: for (key, value) in object { collect(value, key) }
            case let list as [Any]: for value in list { collect(value, key) }
            case let text as String: if ["message", "reason", "text", "logs"].contains(key) { messages.insert(text) }
            default: break
            }
        }
        for line in try lines("data/analyzer-cases.jsonl") {
            collect(try JSONSerialization.jsonObject(with: Data(line.utf8)), "")
        }
        return messages.sorted()
    }

    /// Messages of Kubernetes' components, as the catalogue of faults quotes them.
    static func faultMessages() throws -> [String] {
        let text = try String(contentsOf: url("reference/faults.md"), encoding: .utf8)
        return Set(text.matches(of: /`([^`\n]{8,})`/).map { String($0.1) }).sorted()
    }

    private static func lines(_ path: String) throws -> [String] {
        try String(contentsOf: url(path), encoding: .utf8).split(separator: "\n").map(String.init)
    }

    private static func url(_ path: String) -> URL {
        if let folder = ProcessInfo.processInfo.environment["MIDWATCH_SHARED"] {
            return URL(filePath: folder).appending(path: path)
        }
        var repository = URL(filePath: #filePath)
        for _ in 0..<5 { repository.deleteLastPathComponent() }
        return repository.deletingLastPathComponent().appending(path: "shared/\(path)")
    }
}
