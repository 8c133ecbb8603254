import Foundation
import Incidents
import KubernetesModel

/// One look at one target: collects signals and remembers when to look again.
struct Examination {
    let snapshot: ClusterSnapshot
    let settings: Detector.Settings
    let now: Date

    private var collected: [SignalKey: Signal] = [:]
    private var recheckAt: Date?
    /// Many pods of a workload share a node.
    private var isNodeDown: [String: Bool] = [:]

    /// Signals that agree in these are one.
    private struct SignalKey: Hashable {
        let kind: Signal.Kind
        let reason: String
        let container: String?
    }

    init(snapshot: ClusterSnapshot, settings: Detector.Settings, now: Date) {
        self.snapshot = snapshot
        self.settings = settings
        self.now = now
    }

    /// What was found, the deepest trouble first.
    var assessment: Assessment {
        let signals = collected.values.sorted {
            ($0.kind.rank, $0.firstSeen, $0.reason, $0.container ?? "")
                < ($1.kind.rank, $1.firstSeen, $1.reason, $1.container ?? "")
        }
        return Assessment(signals: signals, recheckAt: recheckAt)
    }

    /// Whether nothing has been found so far.
    var isWell: Bool { collected.isEmpty }

    /// Adds a signal; one that was seen on another pod already is counted there.
    mutating func add(_ signal: Signal) {
        var signal = signal
        signal.message = signal.message.cut(to: Self.maxMessageLength)
        let key = SignalKey(kind: signal.kind, reason: signal.reason, container: signal.container)
        guard let known = collected[key] else {
            collected[key] = signal
            return
        }
        // The object named is that of the latest, which after a change is one that the change made; by name among equals,
        // so that the order of pods does not matter.
        let isLater = (signal.firstSeen, signal.object.name) > (known.firstSeen, known.object.name)
        var merged = isLater ? signal : known
        merged.firstSeen = min(signal.firstSeen, known.firstSeen)
        merged.lastSeen = max(signal.lastSeen, known.lastSeen)
        merged.count = signal.count + known.count
        collected[key] = merged
    }

    /// Whether a state that began at a time has lasted for a grace period; else remembers to look again then. A state
    /// whose beginning is not known has lasted.
    mutating func hasLasted(_ grace: Duration, since start: Date?) -> Bool {
        guard let start else { return true }
        let end = start.addingTimeInterval(grace.seconds)
        guard end > now else { return true }
        recheck(at: end)
        return false
    }

    /// Whether a node is known to be down.
    mutating func isDown(_ node: String) -> Bool {
        if let known = isNodeDown[node] { return known }
        let isDown = snapshot.isNodeDown(node)
        isNodeDown[node] = isDown
        return isDown
    }

    /// Looks again at a time at the latest.
    mutating func recheck(at date: Date) {
        recheckAt = recheckAt.map { min($0, date) } ?? date
    }

    /// Messages are kept to this many characters.
    static let maxMessageLength = 600
}
