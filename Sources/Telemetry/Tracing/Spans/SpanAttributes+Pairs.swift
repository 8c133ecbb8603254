internal import Tracing

extension SpanAttributes {
    /// The attributes with their names, in no order.
    var pairs: [(name: String, value: SpanAttribute)] {
        var pairs: [(name: String, value: SpanAttribute)] = []
        pairs.reserveCapacity(count)
        // Attributes are no sequence that a loop could run over.
        // swift-format-ignore: ReplaceForEachWithForLoop
        forEach { pairs.append(($0, $1)) }
        return pairs
    }
}
