/// What the parts of a scenario's cluster share.
package struct Stage: Sendable {
    package let programs: ProgramRegistry
    package let measurements = PodMeasurements()
    package let fleet: NodeFleet

    init(_ scenario: Scenario) {
        programs = ProgramRegistry(scenario.images)
        fleet = NodeFleet(scenario.nodes)
    }

    /// All that makes a cluster of an API server.
    package var parts: [any ClusterPart] {
        NodeParts.all(fleet: fleet) + SchedulerParts.all() + VolumeParts.all()
            + WorkloadControllers.all(measurements: measurements) + QuotaParts.all()
            + [Kubelets(registry: programs, measurements: measurements, fleet: fleet)]
    }
}
