/// Why Midwatch could not be installed, and what to do about it.
package struct InstallError: Error, Hashable, Sendable, CustomStringConvertible {
    package let message: String

    init(_ message: String) { self.message = message }

    package var description: String { message }
}
