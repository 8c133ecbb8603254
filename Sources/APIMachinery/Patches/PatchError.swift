/// Why a patch cannot be applied, as the API server tells it.
package struct PatchError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong; each is answered in its own way.
    package enum Reason: Hashable, Sendable {
        /// The patch is not one: 400.
        case malformed
        /// The patch does not fit the object: 422, and the server does not tell why.
        case inapplicable
        /// More operations than the server takes: 413.
        case tooLarge
        /// What the server calls its own failure: 500.
        case failed
    }

    package let reason: Reason
    package let message: String

    package init(_ reason: Reason, _ message: String) {
        self.reason = reason
        self.message = message
    }

    package var description: String { message }
}
