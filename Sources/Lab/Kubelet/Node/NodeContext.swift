internal import Foundation
internal import KubernetesModel

/// What a pod's worker works with: its node and the cluster, at one moment.
struct NodeContext {
    /// The pod as the API server has it; nil: it is gone.
    let pod: StoredObject?
    let now: Date
    let cluster: ClusterAccess
    let registry: ProgramRegistry
    let board: ContainerBoard
    var machine: NodeMachine

    // MARK: Images and addresses

    func hasImage(_ image: String) -> Bool { machine.images.contains(ImageReference(image)?.text ?? image) }

    mutating func keepImage(_ image: String) { machine.images.insert(ImageReference(image)?.text ?? image) }

    mutating func giveAddress(to pod: PodSpec) -> String {
        pod.usesHostNetwork ? machine.address : machine.nextPodAddress()
    }

    // MARK: The cluster's objects

    func environment(
        of container: ContainerSpec, in pod: PodSpec, address: String
    ) throws(ContainerEnvironment.Problem) -> [String: ContainerEnvironment.Value] {
        let (cluster, namespace) = (cluster, pod.namespace)
        return try ContainerEnvironment(pod: pod, address: address) { resource, name in
            cluster.object(ObjectKey(resource, namespace: namespace, name: name))
        }.values(of: container)
    }

    func missingPullSecrets(of pod: PodSpec) -> [String] {
        pod.pullSecrets.filter { cluster.object(ObjectKey(.secrets, namespace: pod.namespace, name: $0)) == nil }
    }

    /// Why the volumes of the pod cannot be mounted.
    var mountProblems: [MountProblem] {
        guard let pod = pod.map({ cluster.value(of: $0, .pods) }) else { return [] }
        return (pod["spec"]?["volumes"]?.arrayValue ?? []).isEmpty ? [] : MountProblem.all(of: pod, in: cluster)
    }

    // MARK: What containers write and use

    func say(_ line: String, pod: PodSpec, container: String) {
        board.writeLogs(of: pod.uid, until: now)
        cluster.server.logs.append(line, at: now, pod: pod.uid, container: container)
    }

    func began(_ container: ContainerWorker, pod: PodSpec, isRestart: Bool) {
        guard let run = container.run else { return }
        if isRestart { cluster.server.logs.restart(pod: pod.uid, container: container.spec.name) }
        board.began(run, container.spec, pod: pod, restarts: container.restarts)
    }

    func ended(_ run: ContainerRun, _ end: ContainerRun.End, pod: PodSpec, container: String, at date: Date) {
        board.ended(container, pod: pod.uid, at: date)
        // What the kernel or the kubelet kills says nothing more.
        guard end.isOwn, end.exitCode != 0 else { return }
        let words = run.program.log.filter(\.isLastWord).map(\.text) + [end.lastWord].compactMap(\.self)
        for word in words { cluster.server.logs.append(word, at: date, pod: pod.uid, container: container) }
    }
}

/// What a node keeps from one moment to the next.
struct NodeMachine {
    /// Complete names.
    var images: Set<String> = []
    let address: String
    /// `10.244.1`
    private let network: String
    private var addresses = 1
    /// Up to when it is taken for short of something, when it is short next, and when a pod was evicted last.
    var shortUntil: [NodePressure: Date] = [:]
    var shortageAt: Date?
    var evictedAt: Date?

    init(number: Int, address: String?) {
        self.address = address ?? "192.168.0.\(number % 250 + 2)"
        network = "10.244.\(number % 256)"
    }

    mutating func nextPodAddress() -> String {
        // The first is the node's own.
        addresses = addresses % 253 + 1
        return "\(network).\(addresses)"
    }
}
