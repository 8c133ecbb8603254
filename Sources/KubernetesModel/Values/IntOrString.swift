/// A number or a text, such as a port by number or by name, or a count or a percentage.
public enum IntOrString: Hashable, Sendable {
    case int(Int)
    case string(String)
}

extension IntOrString: Codable, CustomStringConvertible {
    public var description: String {
        switch self {
        case .int(let value): "\(value)"
        case .string(let value): value
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Int.self) {
            self = .int(value)
        } else {
            self = .string(try container.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .int(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        }
    }
}
