import Foundation

/// Numbers as they are printed.
enum Figure {
    static func rate(_ value: Double) -> String { String(format: "%.0f", value) }

    static func megabytes(_ value: Double) -> String { String(format: "%.0f MB", value) }

    static func milliseconds(_ seconds: Double) -> String { String(format: "%.1f ms", seconds * 1000) }

    static func median(_ values: [Double]) -> Double { quantile(0.5, of: values) }

    static func latencies(_ values: [Double]) -> String {
        "median \(milliseconds(median(values))), 99th percentile \(milliseconds(quantile(0.99, of: values)))"
    }

    /// The nearest of the values that are there.
    private static func quantile(_ part: Double, of values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(Int(Double(sorted.count) * part), sorted.count - 1)]
    }
}

extension Duration {
    var seconds: Double { self / .seconds(1) }
}
