/// A value that has an empty state, which the API leaves out when it writes JSON.
public protocol Emptiable {
    init()
    var isEmpty: Bool { get }
}

extension Array: Emptiable {}
extension String: Emptiable {}
extension StringMap: Emptiable {}

extension UID: Emptiable {
    public init() { self.init("") }
}

extension ResourceVersion: Emptiable {
    public init() { self.init("") }
}

extension Int: Emptiable {
    /// Zero is the number that the API leaves out.
    public var isEmpty: Bool { self == 0 }
}

extension Bool: Emptiable {
    /// False is the flag that the API leaves out.
    public var isEmpty: Bool { !self }
}

extension Dictionary: Emptiable where Key == String {}

/// A field that is absent from JSON when it is empty, like Go's `omitempty`: absent and `null` decode as empty, and
/// empty is not encoded.
@propertyWrapper
public struct OmitEmpty<Value: Emptiable> {
    public var wrappedValue: Value

    public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }
}

extension OmitEmpty: Equatable where Value: Equatable {}
extension OmitEmpty: Hashable where Value: Hashable {}
extension OmitEmpty: Sendable where Value: Sendable {}

extension OmitEmpty: Decodable where Value: Decodable {
    public init(from decoder: any Decoder) throws {
        self.init(wrappedValue: try decoder.singleValueContainer().decode(Value.self))
    }
}

extension OmitEmpty: Encodable where Value: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}

extension KeyedDecodingContainer {
    public func decode<Value: Emptiable & Decodable>(
        _ type: OmitEmpty<Value>.Type, forKey key: Key
    ) throws -> OmitEmpty<Value> {
        OmitEmpty(wrappedValue: try decodeIfPresent(Value.self, forKey: key) ?? Value())
    }
}

extension KeyedEncodingContainer {
    public mutating func encode<Value: Emptiable & Encodable>(_ value: OmitEmpty<Value>, forKey key: Key) throws {
        guard !value.wrappedValue.isEmpty else { return }
        try encode(value.wrappedValue, forKey: key)
    }
}
