import NIOHTTP1
import Synchronization

/// What is asked of the Lab.
struct Load: Sendable {
    let lab: ServedLab
    let pods: Int
    /// Who asks at once.
    private static let clients = 16
    private static let namespaces = 5
    /// A watch of what happens from now on.
    private static let watch =
        "/api/v1/pods?watch=1&sendInitialEvents=false&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true"

    private func path(_ pod: Int) -> String {
        "/api/v1/namespaces/load-\(pod % Self.namespaces)/pods"
    }

    /// - Returns: pods created a second.
    func create() async throws -> Double {
        for number in 0..<Self.namespaces {
            try await lab.complete(.POST, "/api/v1/namespaces", #"{"metadata":{"name":"load-\#(number)"}}"#)
        }
        let start = ContinuousClock.now
        let next = Atomic(0)
        try await inParallel {
            while true {
                let pod = next.add(1, ordering: .relaxed).oldValue
                guard pod < pods else { return }
                try await lab.complete(.POST, path(pod), PodBody.text(pod))
            }
        }
        return Double(pods) / (ContinuousClock.now - start).seconds
    }

    func list(times: Int) async throws -> (count: Int, megabytes: Double, seconds: [Double]) {
        var (bytes, seconds): (Int, [Double]) = (0, [])
        for _ in 0..<times {
            let start = ContinuousClock.now
            bytes = try await lab.complete(.GET, path(0))
            seconds.append((ContinuousClock.now - start).seconds)
        }
        return (pods / Self.namespaces, Double(bytes) / 1e6, seconds)
    }

    struct Updates {
        let count: Int
        let seconds: Double
        /// The times that patches took.
        let answers: [Double]
        /// How many events the watches saw, and how long after the patch was sent.
        let seen: Int
        let delays: [Double]

        var text: String { "\(Figure.rate(Double(count) / seconds)) a second, \(Figure.latencies(answers))" }
    }

    /// Patches the statuses of pods.
    ///
    /// - Parameters:
    ///   - rate: How many a second at most; nil: as many as the Lab answers.
    ///   - watches: How many watches of all pods are open meanwhile.
    func update(for length: Int, atMost rate: Int?, watches: Int) async throws -> Updates {
        let watched = WatchRecord()
        let answers = Mutex<[Double]>([])
        let next = Atomic(0)
        let seconds = try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<watches {
                group.addTask {
                    try await watched.follow(try await lab.send(.GET, Self.watch))
                }
            }
            // The watches are to be there first.
            if watches > 0 { try await Task.sleep(for: .seconds(1)) }
            let begin = ContinuousClock.now
            try await inParallel {
                while true {
                    let number = next.add(1, ordering: .relaxed).oldValue
                    if let rate {
                        try await Task.sleep(until: begin + .seconds(1) * (Double(number) / Double(rate)))
                    }
                    guard ContinuousClock.now - begin < .seconds(length) else { return }
                    let sent = ContinuousClock.now
                    // Far from each other, as they are in a cluster.
                    let pod = number &* 7919 % pods
                    try await lab.complete(
                        .PATCH, "\(path(pod))/\(PodBody.name(pod))/status", PodBody.status(at: watched.now),
                        type: "application/strategic-merge-patch+json")
                    answers.withLock { $0.append((ContinuousClock.now - sent).seconds) }
                }
            }
            let seconds = (ContinuousClock.now - begin).seconds
            if watches > 0 { try await Task.sleep(for: .seconds(1)) }
            group.cancelAll()
            return seconds
        }
        let times = answers.withLock { $0 }
        return Updates(
            count: times.count, seconds: seconds, answers: times, seen: watched.count, delays: watched.delays)
    }

    private func inParallel(_ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.clients { group.addTask(operation: body) }
            try await group.waitForAll()
        }
    }
}
