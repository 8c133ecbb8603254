import KubernetesModel
import ModelExchange

extension TokenUsage {
    /// Makes usage of what a provider counted. Parts of a whole are never more than the whole.
    init(counting input: Int, cached: Int = 0, cacheWrites: Int = 0, output: Int, reasoning: Int = 0) {
        let cached = min(cached, input)
        self.init(
            input: input, cachedInput: cached, cacheWrites: min(cacheWrites, input - cached), output: output,
            reasoning: min(reasoning, output))
    }
}

extension JSONValue {
    /// A count that somebody else made: zero for what is none.
    func count(_ path: String...) -> Int {
        var value: JSONValue? = self
        for name in path { value = value?[name] }
        return max(0, value?.intValue ?? 0)
    }

    /// A member that is an identifier or a short word of the provider: bounded, and nil for an empty one.
    func word(_ name: String) -> String? {
        guard let text = self[name]?.stringValue.map(ServerText.clean), !text.isEmpty else { return nil }
        return text
    }
}

/// The sum of counts; what would not fit an integer stays at the largest.
func saturatingSum(_ counts: Int...) -> Int {
    counts.reduce(0) { sum, count in
        let (value, overflow) = sum.addingReportingOverflow(count)
        return overflow ? .max : value
    }
}
