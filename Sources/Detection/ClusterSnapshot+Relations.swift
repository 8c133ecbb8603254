package import ControllerRuntime
package import Incidents
package import KubernetesModel

extension ClusterSnapshot {
    /// The objects of a table in a namespace, or in all.
    package func all<Object: KubernetesObject>(
        _ table: KeyPath<ClusterSnapshot, ObjectTable<Object>>, in namespace: String?
    ) -> [Object] {
        guard let namespace else { return Array(self[keyPath: table].objects) }
        return Array(self[keyPath: table].objects(in: namespace))
    }

    /// Whether nothing that is seen owns a workload.
    func isTopWorkload(_ reference: ObjectReference) -> Bool {
        guard let workload = workload(reference) else { return false }
        return topWorkload(of: workload.metadata, kind: reference.kind)?.reference == workload.reference
    }

    /// The services whose selector matches labels; a service without a selector selects nothing.
    package func services(selecting labels: StringMap, in namespace: String?) -> [Service] {
        services.objects(in: namespace ?? "").filter {
            !$0.spec.selector.isEmpty && labels.contains($0.spec.selector)
        }
    }

    /// The pods that a service selects.
    package func pods(selectedBy service: Service) -> [Pod] {
        guard !service.spec.selector.isEmpty else { return [] }
        return pods.objects(in: service.metadata.namespace ?? "").filter {
            $0.metadata.labels.contains(service.spec.selector)
        }
    }

    /// Whether a service selects any pod; stops at the first.
    func selectsAnyPod(_ service: Service) -> Bool {
        pods.objects(in: service.metadata.namespace ?? "").contains {
            $0.metadata.labels.contains(service.spec.selector)
        }
    }

    /// The workloads of a namespace, whether anything owns them or not.
    package func workloads(in namespace: String) -> [Workload] {
        deployments.objects(in: namespace).map(Workload.deployment)
            + statefulSets.objects(in: namespace).map(Workload.statefulSet)
            + daemonSets.objects(in: namespace).map(Workload.daemonSet)
            + jobs.objects(in: namespace).map(Workload.job)
            + replicaSets.objects(in: namespace).map(Workload.replicaSet)
    }

    /// The top workloads whose pods mount a claim.
    package func workloads(using claim: String, in namespace: String?) -> [Workload] {
        var found: [ObjectReference: Workload] = [:]
        for pod in pods.objects(in: namespace ?? "") where pod.spec.claimNames.contains(claim) {
            if let workload = topWorkload(of: pod) { found[workload.reference] = workload }
        }
        return found.values.sorted { $0.reference.name < $1.reference.name }
    }

    /// The claims that any pod mounts.
    package func usedClaims(in namespace: String?) -> Set<NamespacedName> {
        Set(
            all(\.pods, in: namespace).flatMap { pod in
                pod.spec.claimNames.map { NamespacedName(namespace: pod.metadata.namespace, name: $0) }
            })
    }

    /// The pods on a node.
    package func pods(on node: String) -> [Pod] { pods.objects(under: .node(node)) }

    /// The revisions of a StatefulSet or DaemonSet, newest first.
    package func controllerRevisions(of workload: Workload) -> [ControllerRevision] {
        controllerRevisions.objects(under: .controller(workload.metadata.uid)).sorted { $0.revision > $1.revision }
    }

    /// The workload that an autoscaler scales.
    package func target(of autoscaler: HorizontalPodAutoscaler) -> Workload? {
        var reference = autoscaler.spec.scaleTargetRef
        reference.namespace = autoscaler.metadata.namespace
        return workload(reference)
    }

    /// Whether a node is known to be down: its trouble is then not the workload's.
    package func isNodeDown(_ name: String) -> Bool {
        guard !name.isEmpty, let node = object(\.nodes, named: name, in: nil) else { return false }
        return node.status.conditions.first(ofType: "Ready").map { !$0.isTrue } ?? false
    }

    /// The storage class of a claim: the one it names, else the default one. Nil where there is none.
    package func storageClass(of claim: PersistentVolumeClaim) -> StorageClass? {
        guard let name = claim.spec.storageClassName else { return storageClasses.objects.first(where: \.isDefault) }
        return object(\.storageClasses, named: name, in: nil)
    }
}

extension PodSpec {
    /// The claims that the pod mounts.
    package var claimNames: [String] { volumes.compactMap { $0.persistentVolumeClaim?.claimName } }
}

extension Pod {
    /// The pod is ready to serve, as the kubelet sees it.
    package var isReady: Bool { status.conditions.first(ofType: "Ready")?.isTrue ?? false }

    /// All containers of the spec, init containers first.
    package var allContainers: [Container] { spec.initContainers + spec.containers }

    /// The states of all containers, init containers first.
    package var allStatuses: [ContainerStatus] { status.initContainerStatuses + status.containerStatuses }
}
