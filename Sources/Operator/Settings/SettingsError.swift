/// Why the configuration cannot be used: where it is wrong, and what to write.
package struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    package let message: String

    init(_ message: String) { self.message = message }

    package var description: String { message }
}
