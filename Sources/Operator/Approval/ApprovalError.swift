/// Why nothing was decided, and what to do about it.
package struct ApprovalError: Error, Hashable, Sendable, CustomStringConvertible {
    package let message: String

    init(_ message: String) { self.message = message }

    package var description: String { message }
}
