/// A path into JSON (RFC 6901): `/spec/template/spec/containers/0/image`.
public struct JSONPointer: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
    /// The members and indexes on the way, not escaped.
    public var steps: [String]

    public init(_ steps: [String]) { self.steps = steps }

    public init(arrayLiteral elements: String...) { steps = elements }

    /// The pointer as it is written, with `~` and `/` in a step escaped.
    public var description: String {
        steps.map { step in
            "/" + step.replacing("~", with: "~0").replacing("/", with: "~1")
        }.joined()
    }
}
