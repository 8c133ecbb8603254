internal import Foundation
internal import KubernetesModel

/// What the containers of a node use of its memory and disk together, and when that is too much. From
/// pkg/kubelet/eviction, with the hard thresholds of a node of which nothing else is said.
struct NodeShortage {
    /// memory.available
    static let memoryThreshold = 100.0 * 1024 * 1024
    /// nodefs.available
    static let diskThreshold = 0.1

    let entries: [ContainerBoard.Entry]
    let memory: Double
    let disk: Double

    init(_ entries: [ContainerBoard.Entry], plan: NodePlan) {
        self.entries = entries
        memory = plan.memory.amount ?? .infinity
        disk = plan.disk.amount ?? .infinity
    }

    func available(_ pressure: NodePressure, at now: Date) -> Double {
        let used = entries.map { $0.usage(pressure, at: now) }.reduce(0, +)
        return (pressure == .memory ? memory : disk) - used
    }

    func threshold(_ pressure: NodePressure) -> Double {
        pressure == .memory ? Self.memoryThreshold : Self.diskThreshold * disk
    }

    func isShort(_ pressure: NodePressure, at now: Date) -> Bool {
        available(pressure, at: now) < threshold(pressure)
    }

    /// When it is short next, if nothing changes; nil: never.
    func nextShortage(_ pressure: NodePressure, from now: Date) -> Date? {
        // Between two bends all grow evenly.
        let bends = entries.flatMap { $0.bends(pressure) }.filter { $0 > now }.sorted()
        var left = now
        let margin = { (date: Date) in available(pressure, at: date) - threshold(pressure) }
        for right in bends + [(bends.last ?? now).addingTimeInterval(86_400)] {
            let (first, last) = (margin(left), margin(right.addingTimeInterval(-0.001)))
            if first < 0 { return left }
            if last < 0 {
                // A little later, for at this moment there is just enough.
                return left.addingTimeInterval(right.timeIntervalSince(left) * first / (first - last) + 0.01)
            }
            left = right
        }
        return nil
    }

    /// The pods by how they are to go.
    func ranking(_ pressure: NodePressure, at now: Date) -> [EvictionRanking.Candidate] {
        let pods = Dictionary(grouping: entries, by: \.pod.uid)
        return EvictionRanking.order(
            pods.map { uid, entries in
                EvictionRanking.Candidate(
                    uid: uid, priority: entries.first?.pod.priority ?? 0,
                    containers: entries.sorted { $0.container.name < $1.container.name }.map { entry in
                        let request =
                            pressure == .memory ? entry.container.requests.memory : entry.container.requests.storage
                        return EvictionRanking.Candidate.Container(
                            name: entry.container.name, usage: entry.usage(pressure, at: now), request: request ?? 0)
                    })
            })
    }
}

extension ContainerBoard.Entry {
    fileprivate func usage(_ pressure: NodePressure, at now: Date) -> Double {
        let time = now.timeIntervalSince(run.since)
        return switch pressure {
        case .memory: run.curves.memory.value(at: time)
        case .disk: run.curves.disk?.value(at: time) ?? 0
        }
    }

    fileprivate func bends(_ pressure: NodePressure) -> [Date] {
        let times =
            switch pressure {
            case .memory: run.curves.memory.bends
            case .disk: (run.curves.disk?.boundReached).map { [$0] } ?? []
            }
        return times.map { run.since.addingTimeInterval($0) }
    }
}
