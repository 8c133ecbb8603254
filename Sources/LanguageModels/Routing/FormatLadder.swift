import Synchronization

/// The ways to ask one provider for JSON, the strictest first. A server that turns one down is asked in the next way from
/// then on.
final class FormatLadder: Sendable {
    /// One way, and which one it is.
    struct Rung: Sendable {
        var format: any WireFormat
        fileprivate var index: Int
    }

    /// The strictest way.
    let preferred: any WireFormat
    private let others: [any WireFormat]
    /// By model; a server may serve models that differ in what they can.
    private let indices = Mutex<[String: Int]>([:])

    /// - Parameter others: What comes after the preferred way, in order.
    init(_ preferred: any WireFormat, others: [any WireFormat] = []) {
        self.preferred = preferred
        self.others = others
    }

    /// The way to ask a model.
    func format(for model: String) -> Rung {
        let index = indices.withLock { $0[model] ?? 0 }
        return Rung(format: index == 0 ? preferred : others[index - 1], index: index)
    }

    /// Takes note that a model's server does not take a way.
    ///
    /// - Returns: whether there is another one.
    func stepDown(from rung: Rung, for model: String) -> Bool {
        guard rung.index < others.count else { return false }
        // Another request may have gone further down meanwhile.
        indices.withLock { $0[model] = max($0[model] ?? 0, rung.index + 1) }
        return true
    }
}
