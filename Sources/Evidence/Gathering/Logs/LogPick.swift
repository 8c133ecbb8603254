import KubernetesModel

/// One run of one container whose log is worth reading.
struct LogPick: Hashable, Sendable {
    let pod: String
    let namespace: String
    let container: String
    /// Whether it is the run before the last restart.
    let isPrevious: Bool
    /// Whether the container's other run does as well, where this one's log is gone.
    var mayBeOther = false
    /// How much the log is likely to matter.
    let relevance: Double

    /// `pod/web-6f-x2 container web, run before the last restart`.
    var source: String {
        "log of pod/\(pod) container \(container)\(isPrevious ? ", run before the last restart" : "")"
    }
}

extension LogPick {
    /// The logs that tell most about an incident: those of the failing pods, one for each way in which they fail, the
    /// failing containers first, and that of one pod that is well, to compare with.
    static func picks(of scene: Scene) -> [LogPick] {
        var signatures: Set<[String]> = []
        let failing = scene.livingPods.filter { $0.trouble > .none && signatures.insert($0.troubleSignature).inserted }
            .prefix(maxFailingPods)
        let picks = failing.enumerated().flatMap { rank, pod in
            pod.logPicks.map { $0.lowered(by: Double(rank) * 0.1) }
        }
        guard let healthy = scene.healthyPod, !failing.contains(where: { $0.metadata.uid == healthy.metadata.uid })
        else {
            return picks
        }
        return picks + healthy.logPicks.filter { !$0.isPrevious }.map { $0.lowered(to: Relevance.well + 0.05) }
    }

    private static let maxFailingPods = 2

    /// The container's other run.
    var other: LogPick {
        LogPick(
            pod: pod, namespace: namespace, container: container, isPrevious: !isPrevious, relevance: relevance)
    }

    private func lowered(by amount: Double) -> LogPick { lowered(to: relevance - amount) }

    private func lowered(to relevance: Double) -> LogPick {
        LogPick(
            pod: pod, namespace: namespace, container: container, isPrevious: isPrevious, mayBeOther: mayBeOther,
            relevance: min(relevance, self.relevance))
    }
}

extension Pod {
    /// The runs of the pod's containers that have a log, the failing ones first.
    fileprivate var logPicks: [LogPick] {
        let inits = Set(spec.initContainers.map(\.name))
        let picks = (status.initContainerStatuses + status.containerStatuses).flatMap { status -> [LogPick] in
            // An init container that did its work has nothing to say of what came later.
            let isDone = inits.contains(status.name) && status.state.terminated?.exitCode == 0
            guard status.hasRun, !isDone else { return [] }
            let relevance = status.isFailing ? 0.85 : status.restartCount > 0 || !status.ready ? 0.75 : 0.45
            func pick(isPrevious: Bool, mayBeOther: Bool = false, _ relevance: Double) -> LogPick {
                LogPick(
                    pod: metadata.name, namespace: metadata.namespace ?? "", container: status.name,
                    isPrevious: isPrevious, mayBeOther: mayBeOther, relevance: relevance)
            }
            // While a container waits to be started again, both logs are that of its last run.
            if status.state.waiting != nil { return [pick(isPrevious: true, mayBeOther: true, relevance)] }
            return [pick(isPrevious: false, relevance)]
                + (status.restartCount > 0 ? [pick(isPrevious: true, relevance - 0.02)] : [])
        }
        return picks.enumerated().sorted { ($1.element.relevance, $0.offset) < ($0.element.relevance, $1.offset) }
            .map(\.element)
    }
}
