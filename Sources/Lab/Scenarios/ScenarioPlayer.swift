package import Foundation
internal import KubernetesModel
package import Logging
internal import Synchronization

/// Plays a scenario in the Lab's own time: makes its cluster, applies its objects, and lets happen to it what its steps
/// say. Whoever watches the cluster moves the time, from one moment at which something happens to the next.
package final class ScenarioPlayer: Sendable {
    /// What is still to happen.
    enum Task: Sendable {
        case event(Scenario.Event)
        /// Evict what a budget kept on a node.
        case drain(String)
    }

    private struct Due: Sendable {
        let date: Date
        let task: Task
    }

    package let scenario: Scenario
    package let cluster: LabCluster
    package let stage: Stage
    /// When the cluster has settled: the steps are counted from here.
    package let opening: Date
    /// When nothing more is watched.
    package let end: Date
    private let schedule: Mutex<[Due]>

    /// Makes the cluster as it is in its first moment.
    ///
    /// - Parameter parts: The controllers, the scheduler, the kubelets: all that there are, where nobody says.
    /// - Throws: where the API server refuses an object of the scenario.
    package init(
        _ scenario: Scenario, startingAt start: Date, seed: UInt64, logger: Logger,
        parts: (Stage) -> [any ClusterPart] = \.parts
    ) throws(ScenarioError) {
        self.scenario = scenario
        stage = Stage(scenario)
        cluster = LabCluster(startingAt: start, seed: seed, parts: parts(stage), logger: logger)
        let opening = start + scenario.settle
        self.opening = opening
        end = opening + (scenario.steps.last?.at ?? .zero) + scenario.duration
        schedule = Mutex(scenario.steps.map { Due(date: opening + $0.at, task: .event($0.event)) })
        cluster.settle()
        for object in scenario.objects { try carryOut(.apply(object)) }
        cluster.settle()
    }

    package var now: Date { cluster.clock.now }

    package var isOver: Bool { now >= end }

    /// When something happens next by itself, up to the end.
    package var nextInstant: Date? {
        let step = schedule.withLock { $0.first?.date }
        return [cluster.nextInstant, step, isOver ? nil : end].compactMap(\.self).min()
    }

    /// Lets time pass up to a moment, and lets happen what is to happen until then.
    ///
    /// - Throws: where the API server refuses a step; the scenario cannot go on then.
    package func advance(to date: Date) throws(ScenarioError) {
        while let due = takeDue(until: date) {
            cluster.advance(to: due.date)
            switch due.task {
            case .event(let event): try carryOut(event)
            case .drain(let node): drain(node)
            }
            cluster.settle()
        }
        cluster.advance(to: date)
    }

    func plan(_ task: Task, after duration: Duration) {
        let due = Due(date: now + duration, task: task)
        schedule.withLock { schedule in
            schedule.insert(due, at: schedule.firstIndex { $0.date > due.date } ?? schedule.endIndex)
        }
    }

    private func takeDue(until date: Date) -> Due? {
        schedule.withLock { schedule in
            guard let first = schedule.first, first.date <= date else { return nil }
            return schedule.removeFirst()
        }
    }
}
