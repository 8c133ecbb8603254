import ControllerRuntime
public import Incidents
public import KubernetesModel

extension ClusterSnapshot {
    /// A cluster with one ready node, its namespace `shop`, and objects.
    public static func with(_ objects: (any KubernetesObject)...) -> ClusterSnapshot {
        var snapshot = ClusterSnapshot()
        snapshot.add(Node.make("node-a"))
        for object in objects { snapshot.add(object) }
        return snapshot
    }

    /// A cluster with a Deployment and what belongs to it, and other objects.
    public static func with(_ scene: DeploymentScene, _ objects: (any KubernetesObject)...) -> ClusterSnapshot {
        var snapshot = ClusterSnapshot()
        snapshot.add(Node.make("node-a"))
        snapshot.add(scene)
        for object in objects { snapshot.add(object) }
        return snapshot
    }

    /// Puts a Deployment and what belongs to it into the cluster.
    public mutating func add(_ scene: DeploymentScene) {
        add(scene.deployment)
        for set in scene.replicaSets { add(set) }
        for pod in scene.pods { add(pod) }
        for event in scene.events { add(event) }
    }

    /// Puts an object into its table; one of the same name is replaced.
    public mutating func add(_ object: any KubernetesObject) {
        switch object {
        case let object as Pod: put(object, \.pods)
        case let object as Event: put(object, \.events)
        case let object as Deployment: put(object, \.deployments)
        case let object as ReplicaSet: put(object, \.replicaSets)
        case let object as StatefulSet: put(object, \.statefulSets)
        case let object as DaemonSet: put(object, \.daemonSets)
        case let object as ControllerRevision: put(object, \.controllerRevisions)
        case let object as Job: put(object, \.jobs)
        case let object as Node: put(object, \.nodes)
        case let object as Namespace: put(object, \.namespaces)
        case let object as Service: put(object, \.services)
        case let object as Endpoints: put(object, \.endpoints)
        case let object as PersistentVolumeClaim: put(object, \.claims)
        case let object as StorageClass: put(object, \.storageClasses)
        case let object as HorizontalPodAutoscaler: put(object, \.autoscalers)
        case let object as PodDisruptionBudget: put(object, \.disruptionBudgets)
        case let object as ConfigMap: put(object, \.configMaps)
        default: unseen[type(of: object).resource.kind] = "a snapshot has no table for it"
        }
    }

    private mutating func put<Object: KubernetesObject>(
        _ object: Object, _ table: WritableKeyPath<ClusterSnapshot, ObjectTable<Object>>
    ) {
        _ = self[keyPath: table].remove(object.key)
        _ = self[keyPath: table].apply(object)
    }
}
