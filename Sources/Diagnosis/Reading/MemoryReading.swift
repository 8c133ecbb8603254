import Detection
import Foundation
import Incidents
import KubernetesModel

/// What is known of a container that was killed for using more memory than its limit.
struct MemoryReading {
    let signal: Signal
    let container: String
    /// The limit in force when it was killed.
    let limit: Quantity
    /// The limit before Midwatch first raised it.
    let original: Quantity
    /// The highest limit that was tried, the one in force included.
    let highest: Quantity
    /// The memory request of the workload's template, where it has one.
    let request: Quantity?
    /// The memory limit of the workload's template: another one on the pod was set by someone on the way.
    let templateLimit: Quantity?
    /// How long the container ran before the kill, in seconds.
    let run: TimeInterval?
    /// How often this one ended.
    let kills: Int
    /// Raises of the limit that were carried out within a day.
    let raises: [ActionRequest]

    /// Nil where the container has no memory limit, so that not its limit but the node was short.
    init?(_ signal: Signal, in case: Case) {
        guard let container = `case`.container(of: signal), let limit = container.resources.limits.memory,
            let bytes = limit.bytes, bytes > 0
        else { return nil }
        self.signal = signal
        self.container = container.name
        self.limit = limit
        let template = `case`.workload?.podSpec.container(container.name)?.resources
        templateLimit = template?.limits.memory
        request = template?.requests.memory
        let history = ResourceHistory(annotation: `case`.workload?.metadata.annotations[ResourceHistory.annotation])
        let raises = `case`.attempts(.setResources, within: Self.memory).filter {
            $0.change?.container == container.name
        }
        self.raises = raises
        let baseline = history?.baseline(of: container.name, current: template ?? container.resources).limits.memory
        original = [baseline, raises.last?.undone?.memoryLimit, limit].compactMap(\.self).min(by: Self.isLess) ?? limit
        highest = (raises.compactMap { $0.change?.memoryLimit } + [limit]).max(by: Self.isLess) ?? limit
        let status = `case`.status(of: signal)
        run = (status?.state.terminated ?? status?.lastState.terminated)?.run
        let isDown = status.map { $0.state.running == nil } ?? false
        kills = (status?.restartCount ?? 0) + (isDown ? 1 : 0)
    }

    /// How long a raise counts against the next one.
    private static let memory: Duration = .seconds(24 * 3600)

    /// The next limit to try, nil once it would go beyond the bound: each attempt doubles the last, and none goes
    /// beyond four times the original. A container that needs more than that has a leak, or was never measured: people
    /// decide.
    var next: Quantity? {
        guard let next = highest.scaled(by: 2), let bound = original.scaled(by: Self.maxGrowth),
            next.isMore(than: bound) == false
        else { return nil }
        return next
    }

    private static let maxGrowth = 4.0

    /// A container that lives long and is killed again and again, or again after its limit was raised, grows into any
    /// limit. One that dies within minutes of its start needs more than it has.
    var looksLikeLeak: Bool { (kills >= 3 || !raises.isEmpty) && (run ?? 0) >= Self.leakRun }

    private static let leakRun: TimeInterval = 600

    private static func isLess(_ left: Quantity, _ right: Quantity) -> Bool { right.isMore(than: left) ?? false }
}

extension ActionRequest {
    /// What a request to set resources sets.
    fileprivate var change: ResourceChange? {
        guard case .setResources(let change) = spec.action.change else { return nil }
        return change
    }

    /// What taking it back sets: the amounts from before.
    fileprivate var undone: ResourceChange? {
        guard case .setResources(let change)? = spec.undo?.change else { return nil }
        return change
    }
}
