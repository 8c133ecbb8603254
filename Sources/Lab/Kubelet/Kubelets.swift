package import Foundation
internal import KubernetesModel

/// The kubelets of all nodes: they run the pods that are bound to them, as far as the Lab's programs run.
package struct Kubelets: ClusterPart {
    package let component = "kubelet"
    let registry: ProgramRegistry
    let measurements: PodMeasurements
    let fleet: NodeFleet
    /// The pods by uid, and the uids by key.
    var workers: [String: PodWorker] = [:]
    private var uids: [ObjectKey: String] = [:]
    /// The pods as they were read or written last.
    private var known: [String: StoredObject] = [:]
    var machines: [String: NodeMachine] = [:]
    /// The nodes whose machines do not run.
    private var down: Set<String> = []
    private(set) var board: ContainerBoard?
    /// Which pods look at an object besides themselves.
    private var dependents: [ObjectKey: Set<ObjectKey>] = [:]
    /// The pods that run a program that was replaced.
    private var outdated: Set<String> = []
    private var fleetRevision = 0
    private var registryRevision = 0

    package init(registry: ProgramRegistry, measurements: PodMeasurements, fleet: NodeFleet) {
        self.registry = registry
        self.measurements = measurements
        self.fleet = fleet
    }

    // MARK: What to look at

    package func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        guard let key = change.key else { return [] }
        switch change.resource {
        case .pods: return [key]
        case .configMaps, .secrets: return Array(dependents[key] ?? []).ordered
        case ServiceEndpoints.services: return [key] + Array(dependents[key] ?? []).ordered
        case ServiceEndpoints.slices:
            guard let name = (change.new ?? change.old)?.labels[ServiceEndpoints.serviceLabel] else { return [] }
            let service = ObjectKey(ServiceEndpoints.services, namespace: key.namespace, name: name)
            return [service] + Array(dependents[service] ?? []).ordered
        default: return []
        }
    }

    package mutating func signals() -> [ObjectKey] {
        let (nodes, images) = (fleet.changes(after: fleetRevision), registry.changes(after: registryRevision))
        (fleetRevision, registryRevision) = (nodes.revision, images.revision)
        let (changedNodes, changedImages) = (Set(nodes.nodes), Set(images.images))
        guard !changedNodes.isEmpty || !changedImages.isEmpty else { return [] }
        var keys: [ObjectKey] = []
        for (uid, worker) in workers {
            let isOutdated = worker.containers.contains { $0.run != nil && changedImages.contains($0.spec.image) }
            if isOutdated { outdated.insert(uid) }
            if isOutdated || changedNodes.contains(worker.spec.node) { keys.append(worker.spec.key) }
        }
        return keys.ordered
    }

    // MARK: Looking

    package mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        let board = publish(cluster)
        if key.resource == ServiceEndpoints.services {
            let pods = ServiceEndpoints(key, in: cluster).readyPods
            board.setEndpoints(
                pods.map { TrafficGraph.Endpoint(pod: $0.name, ports: $0.ports) }, of: key, at: cluster.now)
            return nil
        }
        guard let uid = read(key, in: cluster), var worker = workers.removeValue(forKey: uid) else { return nil }
        let node = worker.spec.node
        guard fleet.isUp(node) else {
            workers[uid] = worker
            stopMachine(node, at: cluster.now)
            return nil
        }
        down.remove(node)
        var context = NodeContext(
            pod: known[uid], now: cluster.now, cluster: cluster, registry: registry, board: board,
            machine: machine(of: node, in: cluster))
        let boots = fleet.boots(of: node)
        catchUp(&worker, &context, boots: boots)
        let next = worker.look(&context)
        machines[node] = context.machine
        let isChanged = worker.isChanged
        workers[uid] = worker
        finish(uid, in: cluster)
        let shortage = relieve(node, isChanged: isChanged, in: cluster)
        return [next, shortage].compactMap(\.self).min()
    }

    /// Takes over what happened to the pod from outside.
    private mutating func catchUp(_ worker: inout PodWorker, _ context: inout NodeContext, boots: Int) {
        let now = context.now
        if worker.boots != boots {
            worker.reboot(at: now, &context)
            worker.boots = boots
        }
        if outdated.remove(worker.spec.uid) != nil {
            for index in worker.containers.indices {
                let program = registry[worker.containers[index].spec.image]
                guard let run = worker.containers[index].run, run.program != program else { continue }
                board?.writeLogs(of: worker.spec.uid, until: now)
                worker.containers[index].changeRun { $0.replace(by: program, at: now) }
            }
        }
        guard let known = known[worker.spec.uid], known.content.isDeleting else { return }
        let object = context.cluster.value(of: known, .pods)
        let grace = object[metadata: "deletionGracePeriodSeconds"]?.intValue ?? 0
        if worker.deletionGrace.map({ grace < $0 }) ?? true { worker.delete(grace: grace, at: now) }
    }

    /// Reads a pod, where it is another than before.
    ///
    /// - Returns: nil: there is none that a kubelet is to look at.
    private mutating func read(_ key: ObjectKey, in cluster: ClusterAccess) -> String? {
        guard let kind = cluster.server.kinds.kind(.pods),
            let stored = cluster.server.store.object(kind.storage, key: key.storeKey)
        else {
            forget(key, at: cluster.now)
            return nil
        }
        let uid = stored.content.uid
        if let old = uids[key], old != uid { forget(key, at: cluster.now) }
        guard !stored.content.boundNode.isEmpty else { return nil }
        if known[uid]?.revision == stored.revision { return uid }
        let object = cluster.value(of: stored, kind)
        known[uid] = stored
        if workers[uid] != nil {
            workers[uid]?.adopt(PodSpec(object), at: cluster.now)
            // Somebody else's condition may be what it waits for.
            if workers[uid]?.spec.readinessGates.isEmpty == false { workers[uid]?.isChanged = true }
            return uid
        }
        // One that is over is none of ours.
        guard !["Succeeded", "Failed"].contains(object["status"]?["phase"]?.stringValue) else {
            known[uid] = nil
            return nil
        }
        uids[key] = uid
        var worker = PodWorker(PodSpec(object))
        worker.syncAt = cluster.now
        worker.boots = fleet.boots(of: worker.spec.node)
        workers[uid] = worker
        return uid
    }

    private mutating func forget(_ key: ObjectKey, at now: Date) {
        guard let uid = uids.removeValue(forKey: key) else { return }
        workers[uid] = nil
        known[uid] = nil
        outdated.remove(uid)
        board?.remove(pods: [uid], at: now)
        for object in dependents.keys where dependents[object]?.remove(key) != nil {
            if dependents[object]?.isEmpty == true { dependents[object] = nil }
        }
    }

    private mutating func stopMachine(_ node: String, at now: Date) {
        guard down.insert(node).inserted else { return }
        board?.remove(pods: workers.values.filter { $0.spec.node == node }.map(\.spec.uid), at: now)
    }

    // MARK: Writing

    /// Says and writes what a pod has come to.
    mutating func finish(_ uid: String, in cluster: ClusterAccess) {
        guard var worker = workers[uid], let known = known[uid] else { return }
        let (key, node) = (worker.spec.key, worker.spec.node)
        for notice in worker.notices {
            cluster.record(
                notice.type, notice.reason, notice.message, on: cluster.value(of: known, .pods),
                fieldPath: notice.fieldPath, host: node)
        }
        worker.notices = []
        let isChanged = worker.isChanged && !worker.isPulling
        if isChanged { worker.isChanged = false }
        workers[uid] = worker
        follow(worker)
        let runs = worker.containers.compactMap { container in container.run.map { (container.spec.name, $0) } }
        board?.update(
            worker.spec, Dictionary(runs, uniquingKeysWith: { first, _ in first }), isReady: worker.isReady,
            at: cluster.now)
        if isChanged { write(worker, in: cluster) }
        guard worker.isGone else { return }
        cluster.attemptDelete(key, gracePeriod: 0, uid: uid)
        cluster.server.logs.remove(pod: uid)
        forget(key, at: cluster.now)
    }

    private mutating func write(_ worker: PodWorker, in cluster: ClusterAccess) {
        let address = machine(of: worker.spec.node, in: cluster).address
        let written = cluster.attemptUpdate(worker.spec.key, .status) { object in
            guard object.uid == worker.spec.uid else { return }
            object["status"] = worker.status(over: object["status"], hostAddress: address, at: cluster.now)
        }
        // Where somebody else has written since, it is read at the next look.
        guard let written, let stored = cluster.stored(worker.spec.key),
            written[metadata: "resourceVersion"] == .string("\(stored.revision)")
        else { return }
        known[worker.spec.uid] = stored
    }

    /// Notes on which other objects a pod depends.
    private mutating func follow(_ worker: PodWorker) {
        for container in worker.containers {
            guard let run = container.run, !run.program.requirements.isEmpty else { continue }
            let check = RequirementCheck.Sources(pod: worker.spec, container: container.spec)
            for requirement in run.program.requirements {
                guard let object = check.key(requirement.subject) else { continue }
                dependents[object, default: []].insert(worker.spec.key)
            }
        }
    }

    // MARK: Nodes

    private mutating func publish(_ cluster: ClusterAccess) -> ContainerBoard {
        if let board { return board }
        let (server, board) = (cluster.server, ContainerBoard(logs: cluster.server.logs))
        self.board = board
        measurements.setSource { board.measurements(at: server.now()) }
        server.logs.setWriter { board.writeLogs(of: $0, until: server.now()) }
        return board
    }

    private mutating func machine(of node: String, in cluster: ClusterAccess) -> NodeMachine {
        if let machine = machines[node] { return machine }
        let addresses = cluster.object(ObjectKey(.nodes, name: node))?["status"]?["addresses"]?.arrayValue ?? []
        let number = fleet.plans.firstIndex { $0.name == node } ?? machines.count
        let machine = NodeMachine(
            number: number,
            address: addresses.first { $0["type"] == "InternalIP" }?["address"]?.stringValue)
        machines[node] = machine
        return machine
    }
}

extension [ObjectKey] {
    /// In an order that does not depend on hashes.
    fileprivate var ordered: [ObjectKey] { sorted { ($0.namespace, $0.name) < ($1.namespace, $1.name) } }
}
