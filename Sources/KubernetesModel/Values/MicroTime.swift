public import Foundation

/// A time that the API keeps in microseconds and accepts only with exactly six digits of a fraction; times without
/// are read as well.
@propertyWrapper
public struct MicroTime: Hashable, Sendable {
    public var wrappedValue: Date?

    public init(wrappedValue: Date? = nil) { self.wrappedValue = wrappedValue }
}

extension MicroTime: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard !container.decodeNil() else {
            self.init()
            return
        }
        let text = try container.decode(String.self)
        guard let time = Timestamp(parsing: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not an RFC 3339 time")
        }
        self.init(wrappedValue: time.date)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        guard let wrappedValue else {
            try container.encodeNil()
            return
        }
        try container.encode(Timestamp(wrappedValue).microText)
    }
}

extension KeyedDecodingContainer {
    public func decode(_ type: MicroTime.Type, forKey key: Key) throws -> MicroTime {
        try decodeIfPresent(type, forKey: key) ?? MicroTime()
    }
}

extension KeyedEncodingContainer {
    public mutating func encode(_ value: MicroTime, forKey key: Key) throws {
        guard value.wrappedValue != nil else { return }
        try encodeIfPresent(value as MicroTime?, forKey: key)
    }
}
