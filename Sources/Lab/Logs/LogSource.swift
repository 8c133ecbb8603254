package import Foundation
internal import Synchronization

/// What containers wrote. Whoever plays the kubelet fills it; `kubectl logs` reads it.
package final class LogSource: Sendable {
    /// One line with the time at which it was written.
    package struct Line: Sendable, Hashable {
        package let time: Date
        package let text: String
    }

    struct Container: Hashable, Sendable {
        let uid: String
        let name: String
    }

    /// One run of a container: a restart begins another.
    struct Run: Sendable {
        var lines: [Line] = []
        /// How many lines were dropped at the beginning.
        var dropped = 0
        var isOver = false
    }

    private struct Runs {
        var current = Run()
        var previous: Run?
    }

    /// By the pod's uid and the container's name.
    private let runs = Mutex<[String: [String: Runs]]>([:])
    /// Writes what a pod's containers have to say by now, before it is read.
    private let writer = Mutex<@Sendable (_ pod: String) -> Void>({ @Sendable _ in })
    /// As the kubelet rotates a file.
    private let limit: Int

    init(limit: Int = 10_000) { self.limit = limit }

    /// Where lines come from that nobody writes before somebody reads them.
    package func setWriter(_ body: @escaping @Sendable (_ pod: String) -> Void) { writer.withLock { $0 = body } }

    /// Adds a line to what a pod's container wrote.
    package func append(_ text: String, at time: Date, pod uid: String, container name: String) {
        change(Container(uid: uid, name: name)) { runs in
            runs.current.lines.append(Line(time: time, text: text))
            let excess = runs.current.lines.count - limit
            // A tenth at once, so that a chatty container does not move all lines with each.
            guard excess > limit / 10 else { return }
            runs.current.lines.removeFirst(excess)
            runs.current.dropped += excess
        }
    }

    /// Begins the log of a restarted container; the log so far becomes the previous one.
    package func restart(pod uid: String, container name: String) {
        change(Container(uid: uid, name: name)) { runs in
            runs.current.isOver = true
            runs = Runs(current: Run(), previous: runs.current)
        }
    }

    /// Nothing more comes from a container.
    package func end(pod uid: String, container name: String) {
        change(Container(uid: uid, name: name)) { $0.current.isOver = true }
    }

    /// Forgets a pod.
    package func remove(pod uid: String) { runs.withLock { _ = $0.removeValue(forKey: uid) } }

    /// What a container wrote; nil: it has no previous run.
    func run(_ container: Container, previous: Bool) -> Run? {
        writer.withLock(\.self)(container.uid)
        let runs = runs.withLock { $0[container.uid]?[container.name] }
        return previous ? runs?.previous : runs?.current ?? Run()
    }

    private func change(_ container: Container, _ body: (inout Runs) -> Void) {
        runs.withLock { body(&$0[container.uid, default: [:]][container.name, default: Runs()]) }
    }
}
