import Metrics
import ModelExchange
import Synchronization

/// The metrics of calls to models: those of OpenTelemetry's conventions, and our own of requests, money and budget.
final class ModelMetrics: Sendable {
    /// How many names of models that replied are told apart. What a provider calls its models is its own choice, and each
    /// name is a series.
    private static let maximumNames = 64

    private let factory: any MetricsFactory
    private let currency: String
    private let names = Mutex<Set<String>>([])

    init(factory: any MetricsFactory, currency: String) {
        self.factory = factory
        self.currency = currency
    }

    func record(_ reply: ModelReply, of call: ObservedCall, duration: Duration) {
        let labels = labels(of: call) + [("gen_ai.response.model", known(reply.model))]
        record(duration, labels)
        for (type, count) in [("input", reply.usage.input), ("output", reply.usage.output)] {
            Recorder(
                label: "gen_ai.client.token.usage", dimensions: labels + [("gen_ai.token.type", type)],
                factory: factory
            ).record(count)
        }
        if let cost = reply.cost {
            FloatingPointCounter(
                label: "midwatch_model_cost_total", dimensions: own(call) + [("currency", currency)], factory: factory
            ).increment(by: Double(cost) / 1_000_000)
        }
        count(call, outcome: reply.outcome.name)
    }

    func record(failure type: String, of call: ObservedCall, duration: Duration) {
        record(duration, labels(of: call) + [("error.type", type)])
        count(call, outcome: type)
    }

    /// Publishes what is left of the budget; nothing of what is not limited.
    func record(_ left: BudgetLeft) {
        for (period, cap) in [("hour", left.hour), ("day", left.day)] {
            if let tokens = cap.tokens {
                Gauge(
                    label: "midwatch_model_budget_left_tokens", dimensions: [("period", period)], factory: factory
                ).record(tokens)
            }
            if let cost = cap.cost {
                Gauge(
                    label: "midwatch_model_budget_left_cost",
                    dimensions: [("period", period), ("currency", currency)], factory: factory
                ).record(Double(cost) / 1_000_000)
            }
        }
    }

    private func record(_ duration: Duration, _ labels: [(String, String)]) {
        Timer(label: "gen_ai.client.operation.duration", dimensions: labels, factory: factory)
            .record(duration: duration)
    }

    private func count(_ call: ObservedCall, outcome: String) {
        Counter(
            label: "midwatch_model_requests_total", dimensions: own(call) + [("outcome", outcome)], factory: factory
        ).increment()
    }

    private func labels(of call: ObservedCall) -> [(String, String)] {
        [
            ("gen_ai.operation.name", call.operation), ("gen_ai.provider.name", call.provider.system),
            ("gen_ai.request.model", call.target.model), ("server.address", call.provider.endpoint.host),
            ("server.port", "\(call.provider.endpoint.port)"),
        ]
    }

    private func own(_ call: ObservedCall) -> [(String, String)] {
        [("provider", call.target.provider), ("model", call.target.model), ("role", call.role.rawValue)]
    }

    private func known(_ name: String) -> String {
        names.withLock { names in
            guard names.contains(name) || names.count < Self.maximumNames else { return "other" }
            names.insert(name)
            return name
        }
    }
}
