/// Why something could not be exported; in one line, without secrets.
struct ExportError: Error, Hashable, Sendable, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
