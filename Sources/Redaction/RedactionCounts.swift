/// How many secrets were redacted, by rule: what a metric is fed with.
public struct RedactionCounts: Hashable, Sendable {
    /// Rules that found nothing are absent.
    public private(set) var byRule: [RedactionRule: Int] = [:]

    public init() {}

    /// Of all rules together.
    public var total: Int { byRule.values.reduce(0, +) }

    /// How many secrets one rule redacted.
    public subscript(rule: RedactionRule) -> Int { byRule[rule] ?? 0 }

    /// Adds what was redacted elsewhere.
    public mutating func add(_ other: RedactionCounts) { byRule.merge(other.byRule, uniquingKeysWith: +) }

    mutating func add(_ rule: RedactionRule) { byRule[rule, default: 0] += 1 }
}
