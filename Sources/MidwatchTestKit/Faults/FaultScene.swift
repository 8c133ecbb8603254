public import Incidents
public import KubernetesModel

/// A fault of a kind that occurs in clusters: a target, and the cluster in which something is wrong with it.
public struct FaultScene: Sendable, CustomStringConvertible {
    /// What is wrong, in a few words.
    public var description: String
    public var target: ObjectReference
    public var snapshot: ClusterSnapshot

    init(_ description: String, _ target: some KubernetesObject, _ snapshot: ClusterSnapshot) {
        self.description = description
        self.target = target.reference
        self.snapshot = snapshot
    }

    init(_ description: String, _ scene: DeploymentScene, _ others: any KubernetesObject...) {
        var snapshot = ClusterSnapshot.with(scene)
        for object in others { snapshot.add(object) }
        self.init(description, scene.deployment, snapshot)
    }

    /// All kinds, each about a workload of a name in the namespace `shop`.
    ///
    /// - Parameter replicas: How many the workload has; at least two.
    public static func all(of name: String = "checkout", replicas: Int = 2) -> [FaultScene] {
        let names = FaultNames(workload: name, replicas: replicas)
        return images(names) + memory(names) + crashes(names) + probes(names) + configuration(names)
            + scheduling(names) + storage(names) + objects(names)
    }

    /// The one that is described so.
    public static func named(_ description: String, of name: String = "checkout") -> FaultScene? {
        all(of: name).first { $0.description == description }
    }
}

/// The names and templates that a family of scenes is made of.
struct FaultNames {
    let workload: String
    let replicas: Int

    /// The image of a revision.
    func image(_ tag: String) -> String { "registry.example/\(workload):\(tag)" }

    func container(_ tag: String = "1.4.0", memoryLimit: Quantity? = nil, cpuRequest: Quantity? = nil) -> Container {
        .make(workload, image: image(tag), memoryLimit: memoryLimit, cpuRequest: cpuRequest)
    }

    func template(_ container: Container? = nil, initContainers: [Container] = []) -> PodTemplate {
        .make(container ?? self.container(), app: workload, initContainers: initContainers)
    }

    var old: PodTemplate { template() }
    var new: PodTemplate { template(container("1.5.0")) }

    func stalled(from old: PodTemplate? = nil, to new: PodTemplate? = nil, ago: Double = 60, pod: (Pod) -> Pod)
        -> DeploymentScene
    {
        .stalledRollout(
            workload, from: old ?? self.old, to: new ?? self.new, replicas: replicas, rolledOutAgo: ago, pod: pod)
    }

    func fallen(from old: PodTemplate? = nil, to new: PodTemplate? = nil, pod: (Pod) -> Pod) -> DeploymentScene {
        .fallenRollout(workload, from: old ?? self.old, to: new ?? self.new, replicas: replicas, pod: pod)
    }

    func troubled(of template: PodTemplate? = nil, pod: (Pod) -> Pod) -> DeploymentScene {
        .troubled(workload, of: template ?? old, replicas: replicas, pod: pod)
    }

    func healthy(of template: PodTemplate? = nil) -> DeploymentScene {
        .healthy(workload, of: template ?? old, replicas: replicas)
    }
}
