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
        // A link stays, and what it leads to is replaced.
        let place = URL(filePath: path).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: place)
        switch attributes?[.type] as? FileAttributeType {
        case nil: break
        case .typeDirectory: throw CommandError("\(path) is a folder; name a file in it")
        case .typeRegular where replaces: break
        case .typeRegular: throw CommandError("\(path) is there already; use --force to replace it")
        default: throw CommandError("\(path) is no file that could be replaced, but a device or the like; name a file")
        }
        // Beside the file, so that it can be moved there in one step. For its owner alone: it tells of workloads.
        let partial = "\(place).\(UUID().uuidString.prefix(8)).partial"
        guard
            FileManager.default.createFile(
                atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: partial)
        else { throw CommandError("\(path) cannot be written; name a file in a folder that is there and writable") }
        self.handle = handle
        paths = (place, partial)
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
