internal import KubernetesModel

/// Amounts by the names of what is counted, exact and each in the style it is written in.
struct QuotaAmounts: Equatable, Sendable {
    private(set) var amounts: [String: QuantityAmount] = [:]

    init() {}

    /// Reads a list of quantities, as in `resources.limits` or `status.hard`.
    init(_ list: JSONValue?) {
        for (name, value) in list?.objectValue ?? [:] {
            amounts[name] =
                (value.stringValue.map { Quantity($0) } ?? value.intValue.map { Quantity("\($0)") })?
                .exactAmount
        }
    }

    subscript(name: String) -> QuantityAmount? {
        get { amounts[name] }
        set { amounts[name] = newValue }
    }

    /// Adds whole things.
    mutating func count(_ name: String, _ number: Int = 1) {
        self += QuotaAmounts(counting: name, number)
    }

    private init(counting name: String, _ number: Int) {
        amounts = [name: QuantityAmount(nanos: Int128(number) * QuantityAmount.unit, style: .decimal)]
    }

    var names: Set<String> { Set(amounts.keys) }

    static func + (left: QuotaAmounts, right: QuotaAmounts) -> QuotaAmounts {
        // Nothing has no style of its own: apimachinery's Quantity.Add.
        left.merging(right) { QuantityAmount(nanos: $0.nanos + $1.nanos, style: ($0.nanos == 0 ? $1 : $0).style) }
    }

    static func += (left: inout QuotaAmounts, right: QuotaAmounts) { left = left + right }

    static func - (left: QuotaAmounts, right: QuotaAmounts) -> QuotaAmounts {
        left + QuotaAmounts(right.amounts.mapValues { QuantityAmount(nanos: -$0.nanos, style: $0.style) })
    }

    /// Of each the larger amount.
    func union(_ other: QuotaAmounts) -> QuotaAmounts { merging(other) { max($0, $1) } }

    private func merging(
        _ other: QuotaAmounts, _ combine: (QuantityAmount, QuantityAmount) -> QuantityAmount
    ) -> QuotaAmounts {
        QuotaAmounts(amounts.merging(other.amounts, uniquingKeysWith: combine))
    }

    private init(_ amounts: [String: QuantityAmount]) { self.amounts = amounts }

    /// The amounts of some names alone.
    func only(_ names: Set<String>) -> QuotaAmounts { QuotaAmounts(amounts.filter { names.contains($0.key) }) }

    /// The amounts that are not nothing.
    var withoutZeros: QuotaAmounts { QuotaAmounts(amounts.filter { $0.value.nanos != 0 }) }

    /// The names whose amount is more than another's.
    func exceeding(_ other: QuotaAmounts) -> Set<String> {
        Set(amounts.filter { name, amount in other[name].map { amount > $0 } ?? false }.keys)
    }

    /// `cpu=100m,pods=1`: the admission plugin's prettyPrint.
    var text: String {
        amounts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }.joined(separator: ",")
    }

    var value: JSONValue { .object(amounts.mapValues { .string($0.text) }) }
}
