import Foundation
import Incidents
import MidwatchTestKit
import Testing

extension ClusterTests {
    @Suite(.onCluster, .enabled(if: SmallDisk.isPossible, "a small disk for the journal needs root on Linux"))
    struct FullDiskTests {
        @Test func `with a full disk nothing is carried out and nothing lost, and with room again it is`() async throws
        {
            try await inNamespace("disk") { namespace in
                try await SmallDisk.run(at: namespace.folder.appending(path: "disk")) { disk in
                    try await namespace.setPolicy(.auto)
                    let journal = disk.folder.appending(path: "journal.sqlite").path
                    try await namespace.withOperator(environment: ["MIDWATCH_JOURNAL_PATH": journal]) { process in
                        try await namespace.eventually("the journal is made") {
                            FileManager.default.fileExists(atPath: journal) ? true : nil
                        }
                        try await Task.sleep(for: .seconds(2))
                        try disk.fill()
                        try await namespace.breakImage()
                        try await namespace.incident(of: "web", "diagnosed", within: .seconds(60)) {
                            $0.status.diagnosis?.category == .image
                        }
                        try await namespace.eventually("the operator says that the journal cannot be written") {
                            try namespace.operatorLog.contains("journal cannot be written") ? true : nil
                        }
                        try await Task.sleep(for: .seconds(10))
                        #expect(try await namespace.image() == TestWorkload.missingImage)
                        #expect(process.exit == nil)
                        let complaints = try namespace.operatorLog.split(separator: "\n").filter {
                            $0.contains("journal cannot be written") && !$0.hasPrefix("debug")
                        }
                        #expect(complaints.count == 1, "\(complaints)")

                        try disk.free()
                        try await namespace.expectRollback()
                        try await namespace.expectOneRepair(in: journal)
                    }
                }
            }
        }
    }
}

/// A disk of 2 MiB in memory, for the time of a test.
private struct SmallDisk {
    static var isPossible: Bool {
        #if os(Linux)
            geteuid() == 0
        #else
            false
        #endif
    }

    let folder: URL

    private var filler: URL { folder.appending(path: "filler") }

    static func run<Result>(at folder: URL, _ body: (SmallDisk) async throws -> Result) async throws -> Result {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await command("/bin/mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.path)
        do {
            let result = try await body(SmallDisk(folder: folder))
            try await command("/bin/umount", "-l", folder.path)
            return result
        } catch {
            try await command("/bin/umount", "-l", folder.path)
            throw error
        }
    }

    /// Leaves no room.
    func fill() throws {
        try Data().write(to: filler)
        let handle = try FileHandle(forWritingTo: filler)
        let block = Data(repeating: 0, count: 4096)
        while true {
            // The error is what is asked for: the disk is full.
            do { try handle.write(contentsOf: block) } catch { break }
        }
        try handle.close()
    }

    func free() throws { try FileManager.default.removeItem(at: filler) }

    private static func command(_ path: String, _ arguments: String...) async throws {
        let result = try await CommandResult.of(URL(filePath: path), arguments)
        guard result.exitCode == 0 else { throw TestFailure("\(path) failed: \(result.errors)") }
    }
}
