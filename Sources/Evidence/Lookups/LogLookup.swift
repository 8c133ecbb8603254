import Incidents
import KubernetesModel

/// A container's log, or the lines of it that hold a text.
struct LogLookup {
    let logs: (any LogSource)?
    let hygiene: TextHygiene

    func readings(
        pod name: String, container: String, isPrevious: Bool, containing needle: String?, _ scene: Scene
    ) -> [Reading] {
        let pick = LogPick(
            pod: name, namespace: scene.pod(named: name)?.metadata.namespace ?? "", container: container,
            isPrevious: isPrevious, relevance: 0.8)
        guard let logs else { return [.refused(pick.source, because: "nothing that reads logs is configured")] }
        guard let pod = scene.pod(named: name) else {
            return [.refused(pick.source, because: scene.absence(ofPod: name))]
        }
        let containers = pod.spec.containerNames
        guard containers.contains(container) else {
            return [
                .refused(
                    pick.source,
                    because: "pod \(name) has no container \(container); it has \(Wording.names(containers))")
            ]
        }
        let limits = scene.limits
        return [
            Reading(pick.source) {
                let text = try await logs.log(
                    pod: name, container: container, namespace: pick.namespace, isPrevious: isPrevious,
                    tailLines: limits.logLines * 5, limitBytes: limits.closerLogBytes)
                return gather(text, of: pick, containing: needle, scene)
            }
        ]
    }

    private func gather(_ text: String?, of pick: LogPick, containing needle: String?, _ scene: Scene) -> Gathered {
        guard let text else { return .without(pick.source, because: "there is none (any more)") }
        let log = ContainerLog(text, cleanedBy: hygiene, containing: needle, now: scene.now)
        guard !log.isEmpty else {
            let why = needle.map { "no line of it holds \"\($0.cut(toCharacters: 80))\"" } ?? "it is empty"
            return .without(pick.source, because: why)
        }
        return Gathered(items: [
            .item(
                .log, from: pick.source, at: scene.now, trust: .workload, relevance: pick.relevance, log.text)
        ])
    }
}
