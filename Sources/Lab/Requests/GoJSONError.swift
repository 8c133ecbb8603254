internal import Foundation
internal import KubernetesModel

/// What Go's decoder says of bytes that are no JSON.
enum GoJSONError {
    /// Why a value of the wrong shape is no object.
    static func kind(_ bytes: [UInt8]) -> String {
        guard let value = try? JSONValue(bytes: bytes) else { return syntax(bytes) }
        return "json: cannot unmarshal \(name(value)) into Go value of type \(typeMeta)"
    }

    /// Why an object whose kind or version is no text cannot be read.
    static func wrongMember(_ member: String, _ value: JSONValue, in object: JSONValue, kind: String) -> APIError {
        Body.unrecognized(
            object.bytes, kind: kind,
            "couldn't get version/kind; json parse error: json: cannot unmarshal \(name(value)) into Go struct field "
                + ".\(member) of type string")
    }

    private static let typeMeta =
        #"struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string "json:\"kind,omitempty\"" }"#

    private static func name(_ value: JSONValue) -> String {
        switch value {
        case .array: "array"
        case .string: "string"
        case .bool: "bool"
        case .integer, .number: "number"
        case .object: "object"
        case .null: "null"
        }
    }

    static func syntax(_ bytes: [UInt8]) -> String {
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0a || $0 == 0x0d || $0 == 0x09 }) {
            return "unexpected end of JSON input"
        }
        do {
            _ = try JSONValue(bytes: bytes)
            return "unexpected end of JSON input"
        } catch {
            guard error.code != .truncated else { return "unexpected end of JSON input" }
            // The position stands at the end of our own parser's message.
            let position = error.message.split(separator: " ").last.flatMap { Int($0) } ?? 0
            guard bytes.indices.contains(position) else { return "unexpected end of JSON input" }
            return "invalid character '\(character(bytes[position]))' looking for beginning of value"
        }
    }

    private static func character(_ byte: UInt8) -> String {
        guard byte < 0x20 || 0x7f..<0xa0 ~= byte else { return String(Character(Unicode.Scalar(byte))) }
        return "\\u00" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
}
