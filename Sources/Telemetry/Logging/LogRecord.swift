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
        return "\(level.rawValue) \(Self.escaped(message))\(pairs.joined())"
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

    private static func jsonString(_ text: String) -> String { "\"\(escaped(text, quotes: true))\"" }

    private static let separators: Set<Unicode.Scalar> = ["\"", "=", "\\"]

    /// A value in quotation marks where it would else not read as one word.
    private static func quoted(_ text: String) -> String {
        let isWord = !text.isEmpty && text.unicodeScalars.allSatisfy { $0 > " " && !separators.contains($0) }
        return isWord ? escaped(text) : "\"\(escaped(text, quotes: true))\""
    }

    /// Text without line ends and other control characters: what is logged may come from anyone, and must not look like
    /// a record of its own, nor steer a terminal.
    private static func escaped(_ text: String, quotes: Bool = false) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\" where quotes: escaped += "\\\\"
            case "\"" where quotes: escaped += "\\\""
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\t": escaped += "\\t"
            case _ where scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
