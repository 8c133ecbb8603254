/// The parts of the cluster that give pods their nodes.
package enum SchedulerParts {
    package static func all() -> [any ClusterPart] { [Scheduler()] }
}
