import ModelExchange
import Tracing

/// Makes a span and metrics of each call of a model, by OpenTelemetry's conventions for generative AI, version 1.41.0.
struct ModelObserver: Sendable {
    let tracer: any Tracer
    let metrics: ModelMetrics
    let capture: ContentCapture
    let surroundings: Surroundings

    /// Runs a call inside of a span of its own, its retries included.
    func observe(
        _ request: ModelRequest, _ call: ObservedCall, _ operation: () async throws -> ModelReply
    ) async throws -> ModelReply {
        let elapsed = surroundings.clock.stopwatch()
        return try await tracer.withSpan("\(call.operation) \(call.target.model)", ofKind: .client) { span in
            span.updateAttributes { $0.describe(request, call) }
            if case .onSpan(let redact) = capture {
                span.updateAttributes { $0.capture(request, redact: redact) }
            }
            do {
                let reply = try await operation()
                span.updateAttributes { $0.describe(reply) }
                if case .onSpan(let redact) = capture {
                    span.updateAttributes { $0.capture(reply, redact: redact) }
                }
                metrics.record(reply, of: call, duration: elapsed())
                return reply
            } catch {
                let type = Self.type(of: error)
                span.attributes["error.type"] = type
                metrics.record(failure: type, of: call, duration: elapsed())
                throw error
            }
        }
    }

    /// Publishes what is left of the budget.
    func record(_ left: BudgetLeft) { metrics.record(left) }

    private static func type(of error: any Error) -> String {
        switch error {
        case let error as ModelError: error.code.rawValue
        case is CancellationError: "cancelled"
        default: "_OTHER"
        }
    }
}
