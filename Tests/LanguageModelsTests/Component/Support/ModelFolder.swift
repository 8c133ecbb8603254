import Foundation

/// A folder for the time of one test.
struct ModelFolder {
    let path: String

    /// Writes a file in the folder.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = "\(path)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
        return file
    }

    /// Runs a test with a folder, which is gone afterwards.
    static func with<Result>(_ body: (ModelFolder) async throws -> Result) async throws -> Result {
        let url = FileManager.default.temporaryDirectory.appending(path: "midwatch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        // What cannot be taken away is the system's to clean.
        defer { try? FileManager.default.removeItem(at: url) }
        return try await body(ModelFolder(path: url.path))
    }
}
