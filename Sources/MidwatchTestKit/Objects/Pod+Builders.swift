public import Foundation
public import KubernetesModel

extension Pod {
    /// A pod of a template: just created, with no node and no state yet.
    public static func make(
        _ name: String, of template: PodTemplate = .make(), ownedBy owner: OwnerReference? = nil,
        namespace: String = "shop", age: TimeInterval = 600
    ) -> Pod {
        var pod = Pod()
        pod.metadata = ObjectMeta(name: name, namespace: namespace, labels: template.metadata.labels)
        pod.metadata.uid = UID("uid-\(name)")
        pod.metadata.creationTimestamp = .ago(age)
        pod.metadata.ownerReferences = owner.map { [$0] } ?? []
        pod.spec = template.spec
        if pod.spec.restartPolicy.isEmpty { pod.spec.restartPolicy = "Always" }
        pod.status.phase = "Pending"
        return pod
    }

    /// On a node, its containers being created.
    public func scheduled(on node: String = "node-a") -> Pod {
        changed { pod in
            pod.spec.nodeName = node
            pod.status.startTime = pod.metadata.creationTimestamp
            pod.set("PodScheduled", "True", since: pod.metadata.creationTimestamp)
            pod.set("Ready", "False", since: pod.metadata.creationTimestamp)
            pod.status.initContainerStatuses = pod.spec.initContainers.map { .waiting($0.name, "PodInitializing") }
            pod.status.containerStatuses = pod.spec.containers.map { .waiting($0.name, "ContainerCreating") }
        }
    }

    /// All containers run, since so many seconds; ready or not.
    public func running(since: TimeInterval? = nil, ready: Bool = true, readySince: TimeInterval? = nil) -> Pod {
        scheduled(on: spec.nodeName.isEmpty ? "node-a" : spec.nodeName).changed { pod in
            let start = since.map { Date.ago($0) } ?? pod.metadata.creationTimestamp?.addingTimeInterval(2)
            pod.status.phase = "Running"
            pod.status.initContainerStatuses = pod.spec.initContainers.map { .completed($0.name, at: start) }
            pod.status.containerStatuses = pod.spec.containers.map { .running($0.name, since: start, ready: ready) }
            let changed = readySince.map { Date.ago($0) } ?? (ready ? start : pod.metadata.creationTimestamp)
            pod.set("Ready", ready ? "True" : "False", since: changed)
        }
    }

    /// One container waits with a reason, the others as they were.
    public func waiting(_ reason: String, _ message: String = "", container: String? = nil) -> Pod {
        scheduled(on: spec.nodeName.isEmpty ? "node-a" : spec.nodeName).changed { pod in
            let name = container ?? pod.spec.containers.first?.name ?? ""
            pod.update(name) { $0.state = .waiting(reason, message) }
        }
    }

    /// One container ended, so many times, the last after such a run; it waits for its restart, or runs again since so
    /// many seconds.
    public func ended(
        _ reason: String = "Error", exitCode: Int = 1, restarts: Int = 3, ran: TimeInterval = 2,
        endedAgo: TimeInterval = 20, runningSince: TimeInterval? = nil, container: String? = nil, message: String? = nil
    ) -> Pod {
        running().changed { pod in
            let name = container ?? pod.spec.containers.first?.name ?? ""
            pod.set("Ready", "False", since: .ago(endedAgo))
            pod.update(name) { status in
                status.ready = runningSince != nil
                status.restartCount = restarts
                var end = ContainerState.Terminated()
                end.reason = reason
                end.exitCode = exitCode
                end.message = message
                end.finishedAt = .ago(endedAgo)
                end.startedAt = Date.ago(endedAgo + ran)
                status.lastState = ContainerState()
                status.lastState.terminated = end
                status.state = ContainerState()
                if let runningSince {
                    status.state.running = ContainerState.Running(startedAt: .ago(runningSince))
                } else {
                    status.state = .waiting("CrashLoopBackOff", "back-off 40s restarting failed container=\(name)")
                }
            }
            if runningSince != nil { pod.set("Ready", "True", since: runningSince.map { .ago($0) }) }
        }
    }

    /// One container was killed for its memory limit.
    public func killedForMemory(
        restarts: Int = 3, ran: TimeInterval = 2, endedAgo: TimeInterval = 20, runningSince: TimeInterval? = nil
    ) -> Pod {
        ended(
            "OOMKilled", exitCode: 137, restarts: restarts, ran: ran, endedAgo: endedAgo, runningSince: runningSince)
    }

    /// No node takes it, since so many seconds.
    public func unschedulable(_ message: String, since: TimeInterval = 60, reason: String = "Unschedulable") -> Pod {
        changed { $0.set("PodScheduled", "False", since: .ago(since), reason: reason, message: message) }
    }

    /// It failed for good, for a reason of its node's.
    public func rejected(_ reason: String, _ message: String = "") -> Pod {
        scheduled().changed { pod in
            pod.status.phase = "Failed"
            pod.status.reason = reason
            pod.status.message = message
            pod.status.containerStatuses = []
        }
    }

    /// It ran to its end.
    public func succeeded() -> Pod {
        scheduled().changed { pod in
            pod.status.phase = "Succeeded"
            pod.status.containerStatuses = pod.spec.containers.map { .completed($0.name, at: .ago(60)) }
        }
    }

    /// It is being deleted; its own grace period ended so many seconds ago, or ends in so many.
    public func terminating(endedAgo: TimeInterval) -> Pod {
        changed { $0.metadata.deletionTimestamp = .ago(endedAgo) }
    }

    /// With a change.
    public func changed(_ change: (inout Pod) -> Void) -> Pod {
        var pod = self
        change(&pod)
        return pod
    }

    private mutating func set(
        _ type: String, _ status: String, since: Date?, reason: String? = nil, message: String? = nil
    ) {
        var condition = Condition(type: type, status: status, reason: reason, message: message)
        condition.lastTransitionTime = since
        self.status.conditions.removeAll { $0.type == type }
        self.status.conditions.append(condition)
    }

    private mutating func update(_ container: String, _ change: (inout ContainerStatus) -> Void) {
        for index in status.containerStatuses.indices where status.containerStatuses[index].name == container {
            change(&status.containerStatuses[index])
        }
        for index in status.initContainerStatuses.indices where status.initContainerStatuses[index].name == container {
            change(&status.initContainerStatuses[index])
        }
    }
}

extension Pod {
    /// A pod of a replica set, just created.
    public static func make(of set: ReplicaSet, _ suffix: String, age: TimeInterval) -> Pod {
        make("\(set.metadata.name)-\(suffix)", of: set.spec.template, ownedBy: .controller(set), age: age)
    }
}
