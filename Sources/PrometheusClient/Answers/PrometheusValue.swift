public import Foundation

/// What an expression came to.
public enum PrometheusValue: Hashable, Sendable {
    case scalar(PrometheusPoint)
    /// One point a series.
    case vector([PrometheusSeries])
    case matrix([PrometheusSeries])
    case string(String, at: Date)

    /// The series; a scalar is one without labels, a string none.
    public var series: [PrometheusSeries] {
        switch self {
        case .scalar(let point): [PrometheusSeries(labels: [:], points: [point])]
        case .vector(let series), .matrix(let series): series
        case .string: []
        }
    }
}
