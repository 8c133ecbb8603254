public import Foundation

/// Where recordings go.
public protocol RecordingSink: Sendable {
    /// Appends one line, line feed included. Lines of several tasks do not mix.
    func append(_ line: Data) async throws
}
