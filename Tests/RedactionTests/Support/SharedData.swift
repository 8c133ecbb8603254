import Foundation

/// The data sets that several checkouts share: in the folder that `MIDWATCH_SHARED` names, otherwise in `shared` beside
/// the repository. Tests that need them are skipped where they are absent.
enum SharedData {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["MIDWATCH_SHARED"] {
            return URL(filePath: path, directoryHint: .isDirectory)
        }
        var repository = URL(filePath: #filePath)
        for _ in 0..<4 { repository.deleteLastPathComponent() }
        return repository.deletingLastPathComponent().appending(path: "shared", directoryHint: .isDirectory)
    }()

    static func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: url(name).path)
    }

    /// The lines of a file of JSON lines.
    static func lines(_ name: String) throws -> [Data] {
        try Data(contentsOf: url(name)).split(separator: UInt8(ascii: "\n")).map { Data($0) }
    }

    private static func url(_ name: String) -> URL { folder.appending(path: "data/\(name)") }
}
