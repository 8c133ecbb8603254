import Foundation
import KubernetesModel

extension PrometheusAnswer {
    /// Reads an answer.
    ///
    /// - Throws: ``PrometheusError`` for an error that the server tells of, and for what is no answer of Prometheus.
    init(status: Int, contentType: String?, body: Data, server: String) throws(PrometheusError) {
        let document = try? JSONValue(parsing: body)
        // What is no JSON tells only by its status, and by what it says it is.
        guard let document, let outcome = document["status"]?.stringValue else {
            throw PrometheusError.foreign(status: status, contentType: contentType, server: server)
        }
        guard outcome == "success", let data = document["data"] else {
            throw PrometheusError.answer(status: status, document, server: server)
        }
        let value = PrometheusValue.read(data)
        guard let value else {
            throw PrometheusError(.decoding, "the answer of \(server) has a value of a kind that is not known")
        }
        self.init(value.value, warnings: Self.warnings(document, leftOut: value.leftOut))
    }

    private static func warnings(_ document: JSONValue, leftOut: Int) -> [String] {
        var warnings = (document["warnings"]?.arrayValue ?? []).compactMap(\.stringValue).prefix(maxWarnings).map {
            String($0.prefix(maxWarningLength))
        }
        if leftOut > 0 { warnings.append("\(leftOut) series hold no numbers, and are left out") }
        return warnings
    }
}

extension PrometheusValue {
    /// Reads the `data` of an answer, and how many of its series could not be read: native histograms, above all.
    fileprivate static func read(_ data: JSONValue) -> (value: PrometheusValue, leftOut: Int)? {
        guard let result = data["result"] else { return nil }
        switch data["resultType"]?.stringValue {
        case "scalar": return PrometheusPoint(result).map { (.scalar($0), 0) }
        case "string":
            guard let at = result[0].flatMap(Date.init(seconds:)), let text = result[1]?.stringValue else { return nil }
            return (.string(text, at: at), 0)
        case "vector":
            return series(result) { $0["value"].flatMap(PrometheusPoint.init).map { [$0] } }
                .map { (.vector($0.series), $0.leftOut) }
        case "matrix":
            return series(result) { $0["values"]?.arrayValue?.compactMap(PrometheusPoint.init) }
                .map { (.matrix($0.series), $0.leftOut) }
        default: return nil
        }
    }

    private static func series(
        _ result: JSONValue, points: (JSONValue) -> [PrometheusPoint]?
    ) -> (series: [PrometheusSeries], leftOut: Int)? {
        guard let elements = result.arrayValue else { return nil }
        let series = elements.compactMap { element in
            points(element).map { points in
                let labels = (element["metric"]?.objectValue ?? [:]).compactMapValues(\.stringValue)
                return PrometheusSeries(labels: labels, points: points)
            }
        }
        return (series, elements.count - series.count)
    }
}

extension PrometheusPoint {
    /// Reads a pair of a time and a number, which is text because JSON has no infinity.
    fileprivate init?(_ pair: JSONValue) {
        guard let at = pair[0].flatMap(Date.init(seconds:)), let text = pair[1]?.stringValue,
            let value = Self.number(text)
        else { return nil }
        self.init(at: at, value: value)
    }

    /// A number as Go writes it.
    private static func number(_ text: String) -> Double? {
        switch text {
        case "NaN": .nan
        case "+Inf", "Inf": .infinity
        case "-Inf": -.infinity
        default: Double(text)
        }
    }
}

extension Date {
    /// Reads seconds since 1970, with or without a fraction.
    fileprivate init?(seconds value: JSONValue) {
        switch value {
        case .integer(let seconds): self.init(timeIntervalSince1970: TimeInterval(seconds))
        case .number(let seconds): self.init(timeIntervalSince1970: seconds)
        default: return nil
        }
    }
}
