import Foundation
import GRDB
import Incidents
import KubernetesModel
import Testing

@testable import Journal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite struct `A journal that cannot be used` {
    @Test func `is a file that is no database, and stays as it is`() throws {
        let fixture = try JournalFixture()
        let content = Data(repeating: UInt8(ascii: "x"), count: 5_000)
        try content.write(to: URL(filePath: fixture.path))
        let error = fixture.errorOfOpening()
        #expect(error?.code == .notAJournal)
        #expect(error?.message.contains(fixture.path) == true)
        #expect(try Data(contentsOf: URL(filePath: fixture.path)) == content)
    }

    @Test func `is a database of another program, and stays as it is`() throws {
        let fixture = try JournalFixture()
        do {
            let other = try DatabaseQueue(path: fixture.path)
            try other.write { try $0.execute(sql: "CREATE TABLE song (title TEXT)") }
            try other.close()
        }
        let content = try Data(contentsOf: URL(filePath: fixture.path))
        #expect(fixture.errorOfOpening()?.code == .notAJournal)
        #expect(try Data(contentsOf: URL(filePath: fixture.path)) == content)
    }

    @Test func `was written by a newer version, and loses nothing`() async throws {
        let fixture = try JournalFixture()
        do {
            let journal = try fixture.open()
            try await journal.record(JournalFixture.entry(1))
            try await journal.execute("INSERT INTO grdb_migrations VALUES ('2 of the future')")
        }
        let error = fixture.errorOfOpening()
        #expect(error?.code == .newerSchema)
        let file = try DatabaseQueue(path: fixture.path)
        #expect(try await file.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM entry") } == 1)
    }

    @Test func `is a folder`() throws {
        let fixture = try JournalFixture()
        try FileManager.default.createDirectory(atPath: fixture.path, withIntermediateDirectories: true)
        #expect(fixture.errorOfOpening()?.code == .cannotOpen)
    }

    @Test func `lies where no folder can be made`() throws {
        let fixture = try JournalFixture()
        try Data("a file".utf8).write(to: URL(filePath: fixture.path))
        let error = #expect(throws: JournalError.self) { try SQLiteJournal(path: fixture.path + "/journal.sqlite") }
        #expect(error?.code == .cannotOpen)
    }

    @Test func `has no room left: it says so, keeps what it has, and goes on once there is room`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open(maxPages: 40)
        let bulky = JSONValue.string(String(repeating: "evidence ", count: 500))
        var written = 0
        let error = await #expect(throws: JournalError.self) {
            for number in 1...200 {
                try await journal.record(JournalFixture.entry(number, detail: bulky))
                written = number
            }
        }
        #expect(error?.code == .full)
        #expect(error?.message.contains("free space") == true)
        #expect(try await journal.entries(JournalQuery()).count == written)
        #expect(try await journal.verifyChain().fault == nil)

        try await journal.execute("PRAGMA max_page_count = 4000")
        #expect(try await journal.record(JournalFixture.entry(written + 1, detail: bulky)))
        #expect(try await journal.verifyChain().checked == written + 1)
    }

    @Test func `answers the probe of its health`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        try await journal.checkWritable()
        try await journal.execute("DROP TABLE chain")
        await #expect(throws: JournalError.self) { try await journal.checkWritable() }
    }

    #if os(Linux) || os(macOS)
        @Test func `cannot be written by its user`() async {
            await #expect(processExitsWith: .success) {
                let fixture = try JournalFixture()
                do {
                    let journal = try fixture.open()
                    try await journal.record(JournalFixture.entry(1))
                }
                for file in try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path) {
                    chmod(fixture.folder.appending(path: file).path, 0o444)
                }
                chmod(fixture.folder.path, 0o555)
                // Root may write everything; any other user will do.
                if geteuid() == 0 { seteuid(65_534) }
                #expect(fixture.errorOfOpening()?.code == .readOnly)
                seteuid(getuid())
                chmod(fixture.folder.path, 0o755)
                let report = try await fixture.open().verifyChain()
                #expect(report.checked == 1 && report.fault == nil)
            }
        }

        @Test func `stands on a disk that takes no more`() async {
            await #expect(processExitsWith: .success) {
                let fixture = try JournalFixture()
                let journal = try fixture.open()
                try await journal.record(JournalFixture.entry(1))
                signal(SIGXFSZ, SIG_IGN)
                var limit = rlimit(rlim_cur: 64 * 1024, rlim_max: rlim_t.max)
                setrlimit(RLIMIT_FSIZE.bounded, &limit)
                let error = await #expect(throws: JournalError.self) {
                    for _ in 1...100 { try await journal.checkWritable() }
                }
                #expect(error?.code == .disk || error?.code == .full)
                limit.rlim_cur = rlim_t.max
                setrlimit(RLIMIT_FSIZE.bounded, &limit)
                try await journal.checkWritable()
                let report = try await journal.verifyChain()
                #expect(report.checked == 1 && report.fault == nil)
            }
        }
    #endif
}

#if os(Linux)
    extension __rlimit_resource {
        /// The resource in the type that `setrlimit` takes on Linux.
        fileprivate var bounded: __rlimit_resource_t { __rlimit_resource_t(rawValue) }
    }
#else
    extension Int32 {
        fileprivate var bounded: Int32 { self }
    }
#endif
