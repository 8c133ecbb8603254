internal import Tracing

/// A way to hand a trace over to another process, by headers (`OTEL_PROPAGATORS`).
enum Propagator: String, CaseIterable, Sendable {
    /// W3C Trace Context: `traceparent` and `tracestate`.
    case traceContext = "tracecontext"
    /// W3C Baggage: `baggage`.
    case baggage

    /// Reads what came with a request.
    func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout InstrumentationContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
        switch self {
        case .traceContext:
            guard let parent = extractor.extract(key: TraceParent.name, from: carrier) else { return }
            let state = extractor.extract(key: "tracestate", from: carrier).flatMap { TraceState($0) }
            guard let span = TraceParent.context(from: String(parent.trimmingBlanks), state: state ?? .empty) else {
                return
            }
            context.spanContext = span
        case .baggage:
            guard let header = extractor.extract(key: BaggageHeader.name, from: carrier),
                let baggage = BaggageHeader.baggage(from: header)
            else { return }
            context.baggage = baggage
        }
    }

    /// Writes what goes with a request.
    func inject<Carrier, Inject: Injector>(
        _ context: InstrumentationContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {
        switch self {
        case .traceContext:
            guard let span = context.spanContext else { return }
            injector.inject(TraceParent.header(of: span), forKey: TraceParent.name, into: &carrier)
            if span.state != .empty { injector.inject(span.state.text, forKey: "tracestate", into: &carrier) }
        case .baggage:
            guard let header = context.baggage.flatMap({ BaggageHeader.header(of: $0) }) else { return }
            injector.inject(header, forKey: BaggageHeader.name, into: &carrier)
        }
    }
}
