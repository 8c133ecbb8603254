/// An amount of a resource as the API writes it: `500m`, `128Mi`, `1e3`.
///
/// The text is kept, so that a value goes back as it came; arithmetic works on the parsed amount.
public struct Quantity: Hashable, Sendable {
    /// The amount as it was written.
    public let text: String

    public init(_ text: String) { self.text = text }
}

extension Quantity: Codable, CustomStringConvertible, ExpressibleByStringLiteral {
    public var description: String { text }

    public init(stringLiteral value: String) { self.init(value) }

    /// Reads a quantity, of text or, as the API accepts it too, of a number.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.init(text)
        } else if let number = try? container.decode(Int.self) {
            self.init("\(number)")
        } else {
            self.init("\(try container.decode(Double.self))")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
