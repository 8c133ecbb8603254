import Tracing

extension SpanAttributes {
    /// All attributes by name.
    var all: [String: SpanAttribute] {
        var all: [String: SpanAttribute] = [:]
        func collect(_ name: String, _ value: SpanAttribute) { all[name] = value }
        forEach(collect)
        return all
    }
}
