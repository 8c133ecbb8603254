/// An attribute that may leave the process.
struct Attribute: Hashable, Sendable {
    let key: String
    let value: AttributeValue
}
