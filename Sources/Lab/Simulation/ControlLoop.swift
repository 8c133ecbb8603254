internal import Foundation
internal import Logging

/// The parts of the cluster at work, in turn, until nothing is left to do at this moment.
struct ControlLoop {
    private struct Worker {
        var part: any ClusterPart
        let cluster: ClusterAccess
        var queue = WorkQueue()
    }

    private let server: APIServer
    private var workers: [Worker]
    /// Up to which revision changes were heard of.
    private var revision = 0

    init(server: APIServer, parts: [any ClusterPart], logger: Logger) {
        self.server = server
        let recorder = EventRecorder()
        workers = parts.map { part in
            Worker(
                part: part,
                cluster: ClusterAccess(server: server, component: part.component, recorder: recorder, logger: logger))
        }
    }

    /// Who looks at one object so often in one moment answers its own writes for ever. It goes on a second later, so that
    /// the Lab does not stand still.
    private static let looksAtOnce = 200

    /// Works until nothing is left to do at this moment.
    mutating func settle(at now: Date) {
        var looks: [[ObjectKey: Int]] = Array(repeating: [:], count: workers.count)
        for index in workers.indices {
            for key in workers[index].part.signals() { workers[index].queue.add(key) }
        }
        repeat {
            hear()
            for index in workers.indices {
                while let key = workers[index].queue.next(at: now) {
                    looks[index][key, default: 0] += 1
                    guard looks[index][key, default: 0] <= Self.looksAtOnce else {
                        workers[index].queue.set(key, at: now.addingTimeInterval(1))
                        continue
                    }
                    let again = workers[index].part.reconcile(key, in: workers[index].cluster)
                    workers[index].queue.set(key, at: again.map { max($0, now.addingTimeInterval(0.001)) })
                    server.settle()
                }
            }
        } while isBehind
    }

    /// When something is to be done although nothing changes.
    mutating func nextInstant() -> Date? {
        workers.indices.compactMap { workers[$0].queue.nextInstant() }.min()
    }

    /// Whether writes were made that no part has heard of.
    var isBehind: Bool { server.store.revision > revision }

    private mutating func hear() {
        guard isBehind else { return }
        let (changes, revision) = server.store.changes(after: revision)
        self.revision = revision
        for change in changes {
            for index in workers.indices {
                for key in workers[index].part.keys(for: change, in: workers[index].cluster) {
                    workers[index].queue.add(key)
                }
            }
        }
    }
}
