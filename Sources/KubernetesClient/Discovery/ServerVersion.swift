/// The version that an API server says it has.
public struct ServerVersion: Decodable, Hashable, Sendable, CustomStringConvertible {
    public let major: String
    /// Some distributions put a plus sign behind the number.
    public let minor: String
    /// The whole version: `v1.31.4-eks-a1b2`.
    public let gitVersion: String

    /// The minor version as a number.
    public var minorNumber: Int? { Int(minor.prefix(while: \.isNumber)) }

    public var description: String { gitVersion }
}
