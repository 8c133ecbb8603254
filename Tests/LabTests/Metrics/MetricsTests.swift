import Foundation
import KubernetesModel
import Testing

@testable import Lab

struct MetricsTests {
    private func container(_ change: (inout PodMeasurements.Container) -> Void = { _ in }) -> PodMeasurements.Container
    {
        var container = PodMeasurements.Container(
            namespace: "default", pod: "p", podUID: "u1", node: "node-1", name: "main", image: "web:1",
            memory: 134_217_728, cpu: 0.25, startedAt: Date(timeIntervalSince1970: 1_780_000_000))
        change(&container)
        return container
    }

    private func text(_ lab: TestLab, _ container: PodMeasurements.Container, _ path: Substring) async throws -> String
    {
        let measurements = PodMeasurements()
        measurements.setSource { [container] }
        let reply = MetricsEndpoint(server: lab.server, measurements: measurements).answer(path)
        return String(decoding: try await reply.collected(), as: UTF8.self)
    }

    @Test func `Containers are shown in cadvisor's names, with the limits of their pod`() async throws {
        let lab = TestLab()
        let resources: JSONValue = ["limits": ["cpu": "500m", "memory": "256Mi"]]
        let pod: JSONValue = [
            "metadata": ["name": "p"],
            "spec": ["containers": [["name": "main", "image": "web:1", "resources": resources]]],
        ]
        try await lab.send("POST", "/api/v1/namespaces/default/pods", pod)
        let measured = container { container in
            container.cpuSeconds = 12.5
            container.periods = 100
            container.throttledPeriods = 7
        }
        let text = try await text(lab, measured, "/metrics/cadvisor")
        let labels = #"{namespace="default",pod="p",container="main",node="node-1",image="web:1"}"#
        for line in [
            "# TYPE container_cpu_usage_seconds_total counter", "container_cpu_usage_seconds_total\(labels) 12.5",
            "container_cpu_cfs_throttled_periods_total\(labels) 7", "container_cpu_cfs_periods_total\(labels) 100",
            "container_memory_working_set_bytes\(labels) 134217728",
            "container_spec_memory_limit_bytes\(labels) 268435456", "container_spec_cpu_quota\(labels) 50000",
            "container_start_time_seconds\(labels) 1780000000", "container_last_seen\(labels) 1780000000",
        ] {
            #expect(text.contains("\(line)\n"), "\(line) is not in\n\(text)")
        }
    }

    @Test func `A container without limits is throttled by nobody`() async throws {
        let text = try await text(TestLab(), container(), "/metrics/cadvisor")
        #expect(!text.contains("container_cpu_cfs_periods_total{"))
        #expect(text.contains(#"image="web:1"} 0"#), "no limit of memory is 0")
    }

    @Test func `Services are shown as counters and a histogram`() async throws {
        let measured = container { container in
            var http = PodMeasurements.HTTP()
            http.requests = [200: 97, 500: 3]
            http.buckets = [0.1: 90, 0.5: 99]
            http.seconds = 4.25
            container.http = http
        }
        let labels = #"namespace="default",pod="p",container="main",node="node-1""#
        #expect(
            try await text(TestLab(), measured, "/metrics/services") == """
                # HELP http_requests_total Number of HTTP requests by status code.
                # TYPE http_requests_total counter
                http_requests_total{\(labels),code="200"} 97
                http_requests_total{\(labels),code="500"} 3
                # HELP http_request_duration_seconds Time of HTTP requests in seconds.
                # TYPE http_request_duration_seconds histogram
                http_request_duration_seconds_bucket{\(labels),le="0.1"} 90
                http_request_duration_seconds_bucket{\(labels),le="0.5"} 99
                http_request_duration_seconds_bucket{\(labels),le="+Inf"} 100
                http_request_duration_seconds_sum{\(labels)} 4.25
                http_request_duration_seconds_count{\(labels)} 100

                """)
    }

    @Test func `Restarts and replicas are shown as kube-state-metrics does`() async throws {
        let lab = TestLab()
        try await lab.send(
            "POST", "/apis/apps/v1/namespaces/default/deployments",
            [
                "metadata": ["name": "web"],
                "spec": [
                    "replicas": 3, "selector": ["matchLabels": ["app": "web"]],
                    "template": [
                        "metadata": ["labels": ["app": "web"]],
                        "spec": ["containers": [["name": "main", "image": "web:1"]]],
                    ],
                ],
            ])
        let text = try await text(lab, container { $0.restarts = 4 }, "/metrics/state")
        #expect(text.contains(#"pod="p",container="main",node="node-1",uid="u1"} 4"#))
        #expect(text.contains(#"kube_deployment_spec_replicas{namespace="default",deployment="web"} 3"#))
        #expect(text.contains(#"kube_deployment_status_replicas_available{namespace="default",deployment="web"} 0"#))
    }

    @Test func `A label's value is quoted whatever is in it`() {
        var exposition = Exposition()
        exposition.sample("m", [("a", "x\"y\\z\nw")], .infinity)
        #expect(exposition.text == #"m{a="x\"y\\z\nw"} +Inf"# + "\n")
    }
}
