internal import Foundation

/// A scenario file that was read, and not yet understood.
package struct ScenarioFile: Sendable {
    /// The name of the file without its ending.
    package let name: String
    package let text: String
    package let path: String

    /// - Throws: Where it cannot be read as text.
    package init(at path: String) throws(ScenarioError) {
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw ScenarioError(file: path, "it cannot be read as text")
        }
        self.path = path
        name = URL(filePath: path).deletingPathExtension().lastPathComponent
    }
}
