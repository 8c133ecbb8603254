import Foundation

/// The texts that lie beside the tests.
enum Fixture {
    /// The lines of a file that are not empty.
    static func lines(_ name: String) throws -> [String] {
        let folder = Bundle.module.resourceURL?.appending(path: "Fixtures")
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n").map(
            String.init)
    }
}
