/// Why a scenario cannot be read or played, told so that whoever wrote the file can mend it.
package struct ScenarioError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file, as it was named.
    package var file: String
    /// Where in it, counted from 1.
    package var line: Int?
    /// Which value: `images.shop/api:1.ready`; empty: the file as a whole.
    package var path: String
    /// What is wrong, and what to do.
    package var message: String

    package init(file: String, line: Int? = nil, path: String = "", _ message: String) {
        self.file = file
        self.line = line
        self.path = path
        self.message = message
    }

    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return path.isEmpty ? "\(place): \(message)" : "\(place): \(path): \(message)"
    }
}
