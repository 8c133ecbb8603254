internal import KubernetesModel

/// A number, or a share of one: `3`, `25%`. apimachinery's pkg/util/intstr.
enum IntOrPercent {
    /// - Parameter total: What a percentage is of.
    static func scaled(_ value: JSONValue?, of total: Int, roundingUp: Bool) -> Int? {
        if let number = value?.intValue { return number }
        guard let text = value?.stringValue, text.hasSuffix("%"), let percent = Int(text.dropLast()),
            (0...1_000_000).contains(percent), (0...1_000_000_000).contains(total)
        else { return nil }
        let product = percent * total
        return roundingUp ? (product + 99) / 100 : product / 100
    }
}
