internal import Foundation
internal import Logging

/// What is logged at once, and its one line.
struct LogRecord {
    let date: Date
    let level: Logger.Level
    let label: String
    let message: String
    let metadata: Logger.Metadata

    /// The record as one line without its end. Whatever the values hold, it stays one line.
    func line(_ format: LogFormat) -> String {
        switch format {
        case .text: text
        case .json: json
        }
    }

    private var text: String {
        let pairs = metadata.sorted { $0.key < $1.key }.map { " \($0.key)=\(Self.quoted(Self.plain($0.value)))" }
        return "\(level.rawValue) \(message.escaped())\(pairs.joined())"
    }

    private var json: String {
        let fields = [
            ("time", date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))),
            ("level", level.rawValue), ("logger", label), ("message", message),
        ]
        let own = fields.map { "\(Self.jsonString($0.0)):\(Self.jsonString($0.1))" }
        let reserved = Set(fields.map(\.0))
        let pairs = metadata.sorted { $0.key < $1.key }.map { key, value in
            Self.jsonPair(reserved.contains(key) ? "metadata.\(key)" : key, value)
        }
        return "{\((own + pairs).joined(separator: ","))}"
    }

    private static func plain(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): text
        case .stringConvertible(let value): "\(value)"
        case .array, .dictionary: json(value)
        }
    }

    private static func json(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): jsonString(text)
        case .stringConvertible(let value): jsonString("\(value)")
        case .array(let values): "[\(values.map(json).joined(separator: ","))]"
        case .dictionary(let values):
            "{\(values.sorted { $0.key < $1.key }.map(jsonPair).joined(separator: ","))}"
        }
    }

    private static func jsonPair(_ key: String, _ value: Logger.MetadataValue) -> String {
        "\(jsonString(key)):\(json(value))"
    }

    private static func jsonString(_ text: String) -> String { "\"\(text.escaped(quotes: true))\"" }

    private static let separators: Set<Unicode.Scalar> = ["\"", "=", "\\"]

    /// A value in quotation marks where it would else not read as one word.
    private static func quoted(_ text: String) -> String {
        let isWord = !text.isEmpty && text.unicodeScalars.allSatisfy { $0 > " " && !separators.contains($0) }
        return isWord ? text.escaped() : "\"\(text.escaped(quotes: true))\""
    }
}
