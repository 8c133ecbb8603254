import Foundation
import Testing

@testable import LanguageModels

struct RecordingFileTests {
    private func line(_ number: Int) -> Data { Data("line \(number)\n".utf8) }

    private func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }

    @Test func `Lines are added to what is there, readable for the owner alone`() async throws {
        try await ModelFolder.with { folder in
            let path = "\(folder.path)/models.jsonl"
            for number in 1...2 { try await RecordingFile(path: path).append(line(number)) }
            #expect(try text(path) == "line 1\nline 2\n")
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func `A full file makes room, and of the full ones the oldest goes`() async throws {
        try await ModelFolder.with { folder in
            let path = "\(folder.path)/models.jsonl"
            let file = RecordingFile(path: path, maximumBytes: 14, kept: 2)
            for number in 1...7 { try await file.append(line(number)) }
            #expect(try text(path) == "line 7\n")
            #expect(try text("\(path).1") == "line 5\nline 6\n")
            #expect(try text("\(path).2") == "line 3\nline 4\n")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
        }
    }

    @Test func `A line that is larger than the file may be is refused, and the file stays`() async throws {
        try await ModelFolder.with { folder in
            let file = RecordingFile(path: "\(folder.path)/models.jsonl", maximumBytes: 10, kept: 0)
            try await file.append(line(1))
            await #expect(throws: RecordingProblem.self) { try await file.append(Data(count: 11)) }
            try await file.append(line(2))
            #expect(try text(file.path) == "line 2\n")
        }
    }

    @Test func `A folder that is not there is an error that names the file`() async throws {
        let file = RecordingFile(path: "/nowhere/models.jsonl")
        let error = await #expect(throws: RecordingProblem.self) { try await file.append(line(1)) }
        #expect(error?.description.contains("/nowhere/models.jsonl") == true)
    }

    @Test func `Lines of many tasks do not mix`() async throws {
        try await ModelFolder.with { folder in
            let file = RecordingFile(path: "\(folder.path)/models.jsonl", maximumBytes: 1 << 20)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 100..<300 { group.addTask { try await file.append(line(number)) } }
                try await group.waitForAll()
            }
            let lines = try text(file.path).split(separator: "\n")
            #expect(Set(lines) == Set((100..<300).map { "line \($0)" }))
        }
    }
}
