/// When a provider is left alone, and for how long.
public struct CircuitPolicy: Hashable, Sendable {
    /// How many failures in a row open the circuit.
    public var failures = 5
    /// The first pause after failures; each further one, without a success in between, is twice as long.
    public var firstPause: Duration = .seconds(30)
    /// The longest pause after failures.
    public var longestPause: Duration = .seconds(600)
    /// The pause after the provider says that the account may spend no more: a person has to act.
    public var spendLimitPause: Duration = .seconds(3_600)
    /// The pause after the provider refuses the key; it ends at once when the key changes.
    public var unauthorizedPause: Duration = .seconds(1_800)

    public init() {}
}
