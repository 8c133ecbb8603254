public import Foundation
import NIOPosix
import Synchronization

/// Recordings in a file of bounded size. Past it the file becomes `NAME.1`, that one `NAME.2` and so on; the oldest goes.
public final class RecordingFile: RecordingSink {
    private struct State {
        var handle: FileHandle?
        var size = 0
    }

    /// The file that is written.
    public let path: String
    private let maximumBytes: Int
    private let kept: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - path: The file. It is made where there is none, readable for its owner alone; lines are added to what is there.
    ///   - maximumBytes: How large a file may become; a longer line is refused.
    ///   - kept: How many full files are kept beside the one that is written.
    public init(path: String, maximumBytes: Int = 64 << 20, kept: Int = 3) {
        self.path = path
        self.maximumBytes = maximumBytes
        self.kept = max(0, kept)
    }

    deinit {
        // Nothing is buffered, so that closing can lose nothing.
        state.withLock { try? $0.handle?.close() }
    }

    /// Makes the file now, so that one that cannot be written is known before anything is asked.
    ///
    /// - Throws: Why it cannot be written.
    public func open() throws {
        try state.withLock { state in
            if state.handle == nil { _ = try open(&state) }
        }
    }

    public func append(_ line: Data) async throws {
        try await NIOThreadPool.singleton.runIfActive { try self.write(line) }
    }

    private func write(_ line: Data) throws {
        guard line.count <= maximumBytes else {
            throw RecordingProblem("\(path): a recording of \(line.count) bytes is larger than the whole file may be")
        }
        try state.withLock { state in
            var handle = try state.handle ?? open(&state)
            if state.size + line.count > maximumBytes {
                try handle.close()
                state.handle = nil
                try rotate()
                handle = try open(&state)
            }
            try handle.write(contentsOf: line)
            state.size += line.count
        }
    }

    private func open(_ state: inout State) throws -> FileHandle {
        if !FileManager.default.fileExists(atPath: path) {
            let isMade = FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            guard isMade else { throw RecordingProblem("\(path) cannot be made; is the folder there and writable?") }
        }
        let handle = try FileHandle(forUpdating: URL(filePath: path))
        state.size = Int(try handle.seekToEnd())
        state.handle = handle
        return handle
    }

    private func rotate() throws {
        let files = FileManager.default
        func name(_ number: Int) -> String { number == 0 ? path : "\(path).\(number)" }
        if files.fileExists(atPath: name(kept)) { try files.removeItem(atPath: name(kept)) }
        for number in (0..<kept).reversed() where files.fileExists(atPath: name(number)) {
            try files.moveItem(atPath: name(number), toPath: name(number + 1))
        }
    }
}
