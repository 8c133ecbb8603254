import Incidents
import KubernetesModel

/// The target's pods: the most telling ones each, the others in numbers.
struct PodCollector: Collector {
    func readings(of scene: Scene) -> [Reading] {
        guard !scene.pods.isEmpty else { return [] }
        return [Reading("the pods") { Self.gather(scene) }]
    }

    private static func gather(_ scene: Scene) -> Gathered {
        var gathered = Gathered()
        let failing = scene.pods.filter(\.fails)
        let well = scene.pods.filter { !$0.fails }
        // One that is well is shown beside those that fail, to compare with.
        let shown = failing.prefix(scene.limits.pods) + well.prefix(failing.isEmpty ? 2 : 1)
        for (rank, pod) in shown.enumerated() {
            gathered += describe(pod, rank: rank, scene)
        }
        let rest = scene.pods.count - shown.count
        if rest > 0 {
            let readyRest = well.count - shown.filter { !$0.fails }.count
            gathered.items.append(
                .item(
                    .pod, from: scene.target.shortName, at: scene.now, relevance: Relevance.well,
                    "\(Wording.count(rest, "further pod")), \(readyRest) of them ready"))
        }
        gathered.objects += scene.pods.prefix(Self.maxKnown).map(known)
        return gathered
    }

    /// A pod's state, and its containers' last words.
    static func describe(_ pod: Pod, rank: Int, _ scene: Scene) -> Gathered {
        let text = PodText(pod: pod, now: scene.now)
        let relevance = Relevance.pod(rank: rank, fails: pod.fails)
        var items = [
            DossierItem.item(.pod, from: pod.reference.shortName, at: scene.now, relevance: relevance, text.state)
        ]
        for words in text.lastWords {
            items.append(
                .item(
                    .pod, from: "\(pod.reference.shortName) container \(words.container)", at: words.at,
                    trust: .workload, relevance: relevance - 0.05, "termination message: \(words.text)"))
        }
        return Gathered(items: items, objects: [known(pod)])
    }

    static func known(_ pod: Pod) -> KnownObject {
        KnownObject(pod.reference, containers: (pod.spec.initContainers + pod.spec.containers).map(\.name))
    }

    private static let maxKnown = 20
}
