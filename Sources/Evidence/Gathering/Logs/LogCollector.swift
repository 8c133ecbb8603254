import Incidents
import KubernetesModel

/// The logs of the target's pods, reduced to what they say.
struct LogCollector: Collector {
    let logs: (any LogSource)?
    let hygiene: TextHygiene

    func readings(of scene: Scene) -> [Reading] {
        let picks = LogPick.picks(of: scene)
        guard !picks.isEmpty else { return [] }
        guard let logs else {
            return [Reading("logs") { .without("logs", because: "nothing that reads them is configured") }]
        }
        let limits = scene.limits
        var readings = picks.prefix(limits.logs).map { pick in
            Reading(pick.source) {
                for run in pick.mayBeOther ? [pick, pick.other] : [pick] {
                    let text = try await logs.log(
                        pod: run.pod, container: run.container, namespace: run.namespace, isPrevious: run.isPrevious,
                        tailLines: limits.logLines, limitBytes: limits.logBytes)
                    if let text { return gather(text, of: run, scene) }
                }
                return .without(pick.source, because: "there is none (any more)")
            }
        }
        if picks.count > limits.logs {
            readings.append(
                Reading("further logs") {
                    .without(
                        Wording.count(picks.count - limits.logs, "further log"), because: "the limit of reads")
                })
        }
        return readings
    }

    private func gather(_ text: String, of pick: LogPick, _ scene: Scene) -> Gathered {
        let log = ContainerLog(text, cleanedBy: hygiene, now: scene.now)
        return Gathered(items: [
            .item(
                .log, from: pick.source, at: scene.now, trust: .workload,
                relevance: log.isEmpty ? Relevance.well : pick.relevance, log.text)
        ])
    }
}
