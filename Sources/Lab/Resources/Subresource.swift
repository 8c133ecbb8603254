/// What an object is served with besides itself.
package enum Subresource: String, Hashable, Sendable, CaseIterable {
    case status
    case scale
    case eviction
    case log
    case binding
    case finalize
    case token
    case approval
    /// One that a custom kind does not have.
    case unknown
}
