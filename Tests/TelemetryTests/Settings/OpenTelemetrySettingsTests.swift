import Testing

@testable import Telemetry

@Suite struct OpenTelemetrySettingsTests {
    private static let endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT"

    private func collector(
        _ environment: [String: String], _ signal: KeyPath<OpenTelemetrySettings, SignalDestination> = \.traces
    ) throws -> OTLPSettings {
        let settings = try OpenTelemetrySettings(environment: environment)
        guard case .collector(let collector) = settings[keyPath: signal] else {
            throw OpenTelemetryError("TEST", "goes \(settings[keyPath: signal])")
        }
        return collector
    }

    @Test(arguments: [
        ([:], "traces off, metrics off"),
        (["OTEL_SERVICE_NAME": "x", endpoint: " "], "traces off, metrics off"),
        (
            [endpoint: "http://c:4318"],
            "traces to http://c:4318/v1/traces by http/protobuf, metrics to http://c:4318/v1/metrics by http/protobuf"
        ),
        (
            ["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT": "http://c/m"],
            "traces off, metrics to http://c/m by http/protobuf"
        ),
        (
            ["OTEL_TRACES_EXPORTER": "otlp"],
            "traces to http://localhost:4318/v1/traces by http/protobuf, metrics off"
        ),
        ([endpoint: "http://c:4318", "OTEL_SDK_DISABLED": "True"], "traces off, metrics off"),
        (
            [endpoint: "http://c", "OTEL_TRACES_EXPORTER": "console", "OTEL_METRICS_EXPORTER": "none"],
            "traces to standard error, metrics off"
        ),
        (
            [endpoint: "http://c", "OTEL_TRACES_EXPORTER": "none", "OTEL_METRICS_EXPORTER": "prometheus"],
            "traces off, metrics off"
        ),
    ])
    func `nothing goes anywhere unless it is asked for`(environment: [String: String], summary: String) throws {
        let settings = try OpenTelemetrySettings(environment: environment)
        #expect("\(settings)" == summary)
        #expect(settings.isEnabled == (summary != "traces off, metrics off"))
        #expect(settings.warnings.isEmpty)
    }

    @Test(arguments: [
        ([endpoint: "http://c:4318"], "http://c:4318/v1/traces"),
        ([endpoint: "http://c:4318/"], "http://c:4318/v1/traces"),
        ([endpoint: "https://c/base"], "https://c/base/v1/traces"),
        ([endpoint: "https://c/base/"], "https://c/base/v1/traces"),
        ([endpoint: "https://c/base?token=1"], "https://c/base/v1/traces?token=1"),
        ([endpoint: "http://[::1]:4318"], "http://[::1]:4318/v1/traces"),
        (["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://c/v1/traces/"], "http://c/v1/traces/"),
        (["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://c:1"], "http://c:1/"),
        ([endpoint: "http://a", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://b/x"], "http://b/x"),
    ])
    func `the address follows the specification`(environment: [String: String], url: String) throws {
        #expect(try collector(environment).endpoint.url == url)
    }

    @Test func `how payloads are sent is read, a signal's own settings first`() throws {
        let environment = [
            Self.endpoint: "http://c",
            "OTEL_EXPORTER_OTLP_PROTOCOL": "http/json", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL": "http/protobuf",
            "OTEL_EXPORTER_OTLP_TIMEOUT": "2500", "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT": "100",
            "OTEL_EXPORTER_OTLP_COMPRESSION": "gzip", "OTEL_EXPORTER_OTLP_METRICS_COMPRESSION": "none",
            "OTEL_EXPORTER_OTLP_CERTIFICATE": "/ca.pem", "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE": "/c.pem",
            "OTEL_EXPORTER_OTLP_CLIENT_KEY": "/c.key",
            "OTEL_EXPORTER_OTLP_HEADERS": "api-key=a%20b, x = y=z ,,Authorization=Basic dTpw",
        ]
        let traces = try collector(environment)
        let metrics = try collector(environment, \.metrics)
        #expect((traces.encoding, metrics.encoding) == (.protobuf, .json))
        #expect((traces.timeout, metrics.timeout) == (.milliseconds(2_500), .milliseconds(100)))
        #expect((traces.compression, metrics.compression) == (.gzip, .none))
        #expect([traces.certificate, traces.clientCertificate, traces.clientKey] == ["/ca.pem", "/c.pem", "/c.key"])
        let headers = traces.headers.fields.map { "\($0.name)|\($0.value)" }
        #expect(headers == ["api-key|a b", "x|y=z", "Authorization|Basic dTpw"])
    }

    @Test func `the defaults are OpenTelemetry's`() throws {
        let settings = try OpenTelemetrySettings(environment: [:])
        #expect(settings.sampler == .parentBased(root: .alwaysOn))
        #expect(settings.propagators == [.traceContext, .baggage])
        #expect(settings.batch.delay == .seconds(5))
        #expect(settings.batch.exportLimit == .seconds(30))
        #expect((settings.batch.queue.spans, settings.batch.queue.batch) == (2_048, 512))
        #expect(settings.reader.interval == .seconds(60))
        #expect(settings.reader.exportLimit == .seconds(30))
        #expect(settings.limits == SpanLimits())
        #expect(try collector([Self.endpoint: "http://c"]).timeout == .seconds(10))
    }

    @Test func `every other setting is read`() throws {
        let settings = try OpenTelemetrySettings(environment: [
            "OTEL_SERVICE_NAME": "night", "OTEL_RESOURCE_ATTRIBUTES": "k8s.pod.name=p-1,team=a%2Cb,empty=",
            "OTEL_BSP_SCHEDULE_DELAY": "100", "OTEL_BSP_EXPORT_TIMEOUT": "200", "OTEL_BSP_MAX_QUEUE_SIZE": "300",
            "OTEL_METRIC_EXPORT_INTERVAL": "400", "OTEL_METRIC_EXPORT_TIMEOUT": "500",
            "OTEL_ATTRIBUTE_COUNT_LIMIT": "10", "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT": "20",
            "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT": "30", "OTEL_SPAN_EVENT_COUNT_LIMIT": "40",
            "OTEL_SPAN_LINK_COUNT_LIMIT": "50", "OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT": "60",
        ])
        #expect(settings.serviceName == "night")
        #expect(settings.resourceAttributes == ["k8s.pod.name": "p-1", "team": "a,b", "empty": ""])
        #expect(settings.batch.delay == .milliseconds(100))
        #expect(settings.batch.exportLimit == .milliseconds(200))
        // No batch is larger than the queue.
        #expect((settings.batch.queue.spans, settings.batch.queue.batch) == (300, 300))
        #expect((settings.reader.interval, settings.reader.exportLimit) == (.milliseconds(400), .milliseconds(500)))
        let limits = SpanLimits(
            attributes: 20, events: 40, links: 50, eventAttributes: 60, linkAttributes: 10, valueLength: 30)
        #expect(settings.limits == limits)
    }

    @Test(arguments: [
        ("always_on", Sampler.alwaysOn), ("always_off", .alwaysOff), ("traceidratio", .ratio(0.25)),
        ("parentbased_always_on", .parentBased(root: .alwaysOn)),
        ("parentbased_always_off", .parentBased(root: .alwaysOff)),
        ("parentbased_traceidratio", .parentBased(root: .ratio(0.25))),
    ])
    func `samplers have the names of the specification`(name: String, sampler: Sampler) throws {
        let environment = ["OTEL_TRACES_SAMPLER": name, "OTEL_TRACES_SAMPLER_ARG": "0.25"]
        #expect(try OpenTelemetrySettings(environment: environment).sampler == sampler)
    }

    @Test(arguments: [
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", "write http/protobuf or http/json"),
        ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "GRPC", "write http/protobuf or http/json"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "write http:// or https://, a host and a port"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "ftp://c", "write http:// or https://, a host and a port"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://", "write http:// or https://, a host and a port"),
        ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://a b", "write http:// or https://, a host and a port"),
        ("OTEL_EXPORTER_OTLP_COMPRESSION", "zstd", "write gzip or none"),
        ("OTEL_EXPORTER_OTLP_TIMEOUT", "10s", "write a whole number from 1 to 3600000"),
        ("OTEL_EXPORTER_OTLP_TIMEOUT", "0", "write a whole number from 1 to 3600000"),
        ("OTEL_EXPORTER_OTLP_HEADERS", "a=1,b", "entry 2"),
        ("OTEL_EXPORTER_OTLP_HEADERS", "a b=1", "entry 1"),
        ("OTEL_EXPORTER_OTLP_HEADERS", "a=1;ttl=5", "; as %3B"),
        ("OTEL_EXPORTER_OTLP_HEADERS", "a=1%0d%0aInjected: 1", "a value that no header can have"),
        ("OTEL_EXPORTER_OTLP_HEADERS", "a=%ff", "a value that no header can have"),
        ("OTEL_EXPORTER_OTLP_CLIENT_KEY", "/k.pem", "set OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE too"),
        ("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", "/c.pem", "set OTEL_EXPORTER_OTLP_CLIENT_KEY too"),
        ("OTEL_TRACES_EXPORTER", "zipkin", "write otlp, console or none"),
        ("OTEL_METRICS_EXPORTER", "otlp,console", "write otlp, console or none"),
        ("OTEL_TRACES_SAMPLER", "jaeger_remote", "write always_on"),
        ("OTEL_RESOURCE_ATTRIBUTES", "a=1,b", "entry 2"),
        ("OTEL_RESOURCE_ATTRIBUTES", "=1", "entry 1"),
        ("OTEL_BSP_MAX_QUEUE_SIZE", "-1", "from 1 to 65536"),
        ("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "many", "from 1 to 65536"),
        ("OTEL_SPAN_EVENT_COUNT_LIMIT", "1e3", "from 0 to 10000"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "0", "from 1 to 3600000"),
    ])
    func `an error names the variable and says what to write`(variable: String, value: String, remedy: String) {
        var environment = [Self.endpoint: "http://collector:4318"]
        environment[variable] = value
        let error = #expect(throws: OpenTelemetryError.self) { try OpenTelemetrySettings(environment: environment) }
        #expect(error?.variable == variable)
        #expect(error?.description.hasPrefix(variable + " ") == true)
        #expect(error?.description.contains(remedy) == true, "\(error?.description ?? "")")
    }

    @Test(arguments: ["0.5x", "-0.1", "1.1", "nan"])
    func `a ratio is a share`(text: String) {
        let environment = ["OTEL_TRACES_SAMPLER": "traceidratio", "OTEL_TRACES_SAMPLER_ARG": text]
        let error = #expect(throws: OpenTelemetryError.self) { try OpenTelemetrySettings(environment: environment) }
        #expect(error?.variable == "OTEL_TRACES_SAMPLER_ARG")
    }

    @Test(arguments: [
        ("OTEL_PROPAGATORS", "tracecontext,b3,baggage", "names b3"),
        ("OTEL_LOGS_EXPORTER", "otlp", "logs go to standard error"),
        ("OTEL_SDK_DISABLED", "yes", "counts as false"),
        ("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta", "metrics are cumulative"),
        (
            "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION", "base2_exponential_bucket_histogram",
            "fixed buckets"
        ),
    ])
    func `what does no harm is ignored with a warning`(variable: String, value: String, part: String) throws {
        let settings = try OpenTelemetrySettings(environment: [variable: value])
        #expect(settings.warnings.count == 1)
        #expect(settings.warnings.first?.hasPrefix(variable) == true)
        #expect(settings.warnings.first?.contains(part) == true)
        #expect(settings.propagators == [.traceContext, .baggage])
    }

    @Test(arguments: [("none", []), ("baggage", [Propagator.baggage]), ("baggage, baggage", [.baggage])])
    func `propagators may be chosen`(text: String, propagators: [Propagator]) throws {
        #expect(try OpenTelemetrySettings(environment: ["OTEL_PROPAGATORS": text]).propagators == propagators)
    }

    @Test func `no secret of the settings is printed`() throws {
        let secrets = ["hunter2", "s3cr3t", "t0k3n"]
        let settings = try OpenTelemetrySettings(environment: [
            Self.endpoint: "https://user:hunter2@collector/base?token=t0k3n",
            "OTEL_EXPORTER_OTLP_HEADERS": "api-key=s3cr3t",
        ])
        var dumped = ""
        dump(settings, to: &dumped)
        for text in ["\(settings)", String(reflecting: settings), String(describing: settings.traces), dumped] {
            for secret in secrets { #expect(!text.contains(secret)) }
        }
        let errors = [
            [Self.endpoint: "user:hunter2@collector"],
            [Self.endpoint: "http://c", "OTEL_EXPORTER_OTLP_HEADERS": "api-key=s3cr3t\u{1}"],
            [Self.endpoint: "http://c", "OTEL_EXPORTER_OTLP_HEADERS": "s3cr3t"],
        ]
        for environment in errors {
            let error = #expect(throws: OpenTelemetryError.self) { try OpenTelemetrySettings(environment: environment) }
            for secret in secrets { #expect(error?.description.contains(secret) == false) }
        }
    }
}
