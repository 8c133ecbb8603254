import Testing

@testable import Telemetry

@Suite struct OpenTelemetryResourceTests {
    private func attributes(
        _ resource: OpenTelemetryResource, _ environment: [String: String] = [:]
    ) throws -> [String: String] {
        resource.attributes(try OpenTelemetrySettings(environment: environment))
    }

    @Test func `a program says who it is`() throws {
        let resource = OpenTelemetryResource(
            version: "0.1.0", instance: "host_1", attributes: ["k8s.cluster.uid": "u-1", "k8s.node.name": ""])
        #expect(
            try attributes(resource) == [
                "service.name": "midwatch", "service.version": "0.1.0", "service.instance.id": "host_1",
                "k8s.cluster.uid": "u-1", "telemetry.sdk.name": "midwatch", "telemetry.sdk.language": "swift",
                "telemetry.sdk.version": "0.1.0",
            ])
    }

    @Test func `the environment wins, and the service's name over its attributes`() throws {
        let resource = OpenTelemetryResource(version: "0.1.0", instance: "i", attributes: ["team": "a"])
        let attributes = try attributes(
            resource,
            [
                "OTEL_RESOURCE_ATTRIBUTES":
                    "service.name=one,team=b,service.instance.id=mine,telemetry.sdk.language=java",
                "OTEL_SERVICE_NAME": "two",
            ])
        #expect(attributes["service.name"] == "two")
        #expect(attributes["team"] == "b")
        #expect(attributes["service.instance.id"] == "mine")
        #expect(attributes["telemetry.sdk.language"] == "swift")
    }

    @Test func `in a pod the instance is the container`() throws {
        let resource = OpenTelemetryResource(
            version: "0.1.0", instance: "i", attributes: ["k8s.namespace.name": "midwatch-system"])
        let environment = ["OTEL_RESOURCE_ATTRIBUTES": "k8s.pod.name=midwatch-7d4,k8s.container.name=midwatch"]
        let attributes = try attributes(resource, environment)
        #expect(attributes["service.instance.id"] == "midwatch-system.midwatch-7d4.midwatch")
    }
}
