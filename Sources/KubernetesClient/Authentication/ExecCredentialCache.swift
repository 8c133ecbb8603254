import Foundation

/// The credential of a plugin, kept until it expires. The plugin runs once at a time, whoever asks meanwhile.
actor ExecCredentialCache {
    /// A credential with a number, so that a refusal of an old one does not discard a newer one.
    struct Entry: Sendable {
        var credential: ExecCredential
        var serial: Int
    }

    private let run: @Sendable () async throws -> ExecCredential
    private var entry: Entry?
    private var running: Task<Entry, any Error>?
    private var runs = 0

    init(run: @escaping @Sendable () async throws -> ExecCredential) { self.run = run }

    /// The credential, fresh at the given time.
    func current(at now: Date = Date()) async throws -> Entry {
        if let entry, entry.credential.isFresh(at: now) { return entry }
        if let running { return try await running.value }
        runs += 1
        let serial = runs
        // Unstructured: all who wait share the run, so that the cancellation of one does not end it for the others.
        // The run's own time limit bounds it.
        let task = Task { Entry(credential: try await run(), serial: serial) }
        running = task
        defer { running = nil }
        let entry = try await task.value
        self.entry = entry
        return entry
    }

    /// Discards the credential that the cluster refused, unless a newer one has come.
    func discard(serial: Int) {
        if entry?.serial == serial { entry = nil }
    }
}
