// The kinds that the controllers of workloads work with.
extension ResourceName {
    static let deployments = ResourceName(group: "apps", plural: "deployments")
    static let replicaSets = ResourceName(group: "apps", plural: "replicasets")
    static let statefulSets = ResourceName(group: "apps", plural: "statefulsets")
    static let daemonSets = ResourceName(group: "apps", plural: "daemonsets")
    static let controllerRevisions = ResourceName(group: "apps", plural: "controllerrevisions")
    static let jobs = ResourceName(group: "batch", plural: "jobs")
    static let cronJobs = ResourceName(group: "batch", plural: "cronjobs")
    static let services = ResourceName(group: "", plural: "services")
    static let endpoints = ResourceName(group: "", plural: "endpoints")
    static let endpointSlices = ResourceName(group: "discovery.k8s.io", plural: "endpointslices")
    static let autoscalers = ResourceName(group: "autoscaling", plural: "horizontalpodautoscalers")
}
