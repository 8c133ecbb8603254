import KubernetesModel

/// A measured value in words.
enum MeasuredUnit {
    /// - Parameter unit: As ``MeasuredSeries`` names them.
    static func text(_ value: Double, unit: String) -> String {
        guard value.isFinite else { return Wording.number(value) }
        switch unit {
        case "bytes":
            return abs(value) < 9e18 ? Quantity.approximate(bytes: Int64(value)) : "\(value) bytes"
        case "cores":
            return value < 1 ? "\(Int((value * 1000).rounded()))m cores" : "\(Wording.number(value)) cores"
        case "ratio": return Wording.percent(value)
        case "per second": return "\(Wording.number(value))/s"
        case "seconds": return value < 1 ? "\(Wording.number(value * 1000)) ms" : "\(Wording.number(value)) s"
        default: return Wording.number(value)
        }
    }
}
