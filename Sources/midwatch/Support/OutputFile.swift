import Foundation

/// Where a command writes: a file that is there whole or not at all, or standard output.
struct OutputFile: Sendable {
    private let handle: FileHandle
    /// Where to write, and what to move there at the end; nil: standard output.
    private let paths: (final: String, partial: String)?
    private let replaces: Bool

    /// - Parameters:
    ///   - path: Nil: standard output.
    ///   - replaces: Whether a file that is there may go.
    /// - Throws: A ``CommandError``; a file that is there is as it was.
    init(_ path: String?, replacing replaces: Bool) throws {
        self.replaces = replaces
        guard let path else {
            handle = .standardOutput
            paths = nil
            return
        }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            guard !isFolder.boolValue else { throw CommandError("\(path) is a folder; name a file in it") }
            guard replaces else { throw CommandError("\(path) is there already; use --force to replace it") }
        }
        // Beside the file, so that it can be moved there in one step. For its owner alone: it tells of workloads.
        let partial = "\(path).\(UUID().uuidString.prefix(8)).partial"
        guard
            FileManager.default.createFile(
                atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: partial)
        else { throw CommandError("\(path) cannot be written; name a file in a folder that is there and writable") }
        self.handle = handle
        paths = (path, partial)
    }

    /// Adds a text.
    func write(_ text: String) throws {
        guard !text.isEmpty else { return }
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            throw CommandError("\(paths?.final ?? "standard output") cannot be written: \(error)")
        }
    }

    /// Puts the file in its place.
    func finish() throws {
        guard let paths else { return }
        do {
            try handle.close()
            if replaces {
                guard rename(paths.partial, paths.final) == 0 else {
                    throw CommandError(String(cString: strerror(errno)))
                }
            } else {
                // Fails where a file has come there meanwhile.
                try FileManager.default.moveItem(atPath: paths.partial, toPath: paths.final)
            }
        } catch {
            throw CommandError("\(paths.final) cannot be written: \(error)")
        }
    }

    /// Removes what was written.
    func discard() {
        guard let paths else { return }
        // What stays behind says by its name that it is not whole.
        try? FileManager.default.removeItem(atPath: paths.partial)
    }
}
