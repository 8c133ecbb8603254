public import Foundation

/// Coders with the API's conventions: RFC 3339 times with or without a fraction, keys in a stable order.
public enum KubernetesJSON {
    /// A decoder of the API's JSON.
    public static func makeDecoder() -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            let text = try container.decode(String.self)
            guard let date = parseDate(text) else {
                throw DecodingError.dataCorruptedError(
                    in: container, debugDescription: "'\(text)' is not an RFC 3339 time")
            }
            return date
        }
        return decoder
    }

    /// An encoder of the API's JSON; one value always gives the same bytes.
    public static func makeEncoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(format(date))
        }
        return encoder
    }

    /// A time as the API writes it, in whole seconds: `2026-02-01T03:04:05Z`.
    public static func format(_ date: Date) -> String { Timestamp(date).text }

    /// Reads an RFC 3339 time with or without a fraction of a second.
    public static func parseDate(_ text: String) -> Date? { Timestamp(parsing: text)?.date }

    /// Reads a value of the API's JSON.
    public static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        // JSON of no particular shape is read several times faster without a decoder between.
        if let value = try (type == JSONValue.self ? JSONValue(parsing: data) : nil) as? Value { return value }
        return try makeDecoder().decode(type, from: data)
    }

    /// Any encodable value as ``JSONValue``.
    public static func value(of encodable: some Encodable) throws -> JSONValue {
        try makeDecoder().decode(JSONValue.self, from: makeEncoder().encode(encodable))
    }

    /// A projection read out of ``JSONValue``.
    public static func decode<Value: Decodable>(_ type: Value.Type, from value: JSONValue) throws -> Value {
        try makeDecoder().decode(type, from: makeEncoder().encode(value))
    }
}
