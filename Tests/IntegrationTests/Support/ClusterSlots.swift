/// Lets a few tests onto the cluster at a time, in the order in which they come.
actor ClusterSlots {
    private struct Waiter {
        var count: Int
        var continuation: CheckedContinuation<Void, Never>
    }

    static let shared = ClusterSlots(count: 4)

    nonisolated let count: Int
    private var free: Int
    private var waiters: [Waiter] = []

    init(count: Int) {
        self.count = count
        free = count
    }

    /// Runs a test once as many slots are free; with all of them it runs alone.
    func run(taking count: Int, _ test: @Sendable () async throws -> Void) async throws {
        await take(count)
        defer { giveBack(count) }
        try await test()
    }

    private func take(_ count: Int) async {
        if waiters.isEmpty, free >= count {
            free -= count
        } else {
            await withCheckedContinuation { waiters.append(Waiter(count: count, continuation: $0)) }
        }
    }

    private func giveBack(_ count: Int) {
        free += count
        while let first = waiters.first, first.count <= free {
            free -= first.count
            waiters.removeFirst().continuation.resume()
        }
    }
}
