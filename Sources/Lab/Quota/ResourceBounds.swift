internal import Foundation
internal import KubernetesModel

/// The bounds that one limit of a LimitRange sets, with the texts of plugin/pkg/admission/limitranger/admission.go.
struct ResourceBounds {
    private let type: String
    private let least: QuotaAmounts
    private let most: QuotaAmounts
    private let ratio: QuotaAmounts

    init(_ limit: JSONValue) {
        type = limit["type"]?.stringValue ?? ""
        least = QuotaAmounts(limit["min"])
        most = QuotaAmounts(limit["max"])
        ratio = QuotaAmounts(limit["maxLimitRequestRatio"])
    }

    private func sorted(_ amounts: QuotaAmounts) -> [(name: String, bound: QuantityAmount)] {
        amounts.amounts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    func problems(requests: QuotaAmounts, limits: QuotaAmounts) -> [String] {
        sorted(least).compactMap { name, bound in
            let start = "minimum \(name) usage per \(type) is \(bound.text)"
            guard let request = requests[name] else { return "\(start).  No request is specified" }
            if request < bound { return "\(start), but request is \(request.text)" }
            if let limit = limits[name], limit < bound { return "\(start), but limit is \(limit.text)" }
            return nil
        }
            + sorted(most).compactMap { name, bound in
                let start = "maximum \(name) usage per \(type) is \(bound.text)"
                guard let limit = limits[name] else { return "\(start).  No limit is specified" }
                if limit > bound { return "\(start), but limit is \(limit.text)" }
                if let request = requests[name], request > bound {
                    return "\(start), but request is \(request.text)"
                }
                return nil
            }
            + sorted(ratio).compactMap { problem(ratio: $0.bound, of: $0.name, requests[$0.name], limits[$0.name]) }
    }

    private func problem(
        ratio bound: QuantityAmount, of name: String, _ request: QuantityAmount?, _ limit: QuantityAmount?
    ) -> String? {
        let start = "\(name) max limit to request ratio per \(type) is \(bound.text), but"
        guard let request, request.nanos != 0 else { return "\(start) no request is specified or request is 0" }
        guard let limit, limit.nanos != 0 else { return "\(start) no limit is specified or limit is 0" }
        let ratio = Double(limit.nanos) / Double(request.nanos)
        guard ratio > Double(bound.nanos) / Double(QuantityAmount.unit) else { return nil }
        return "\(start) provided ratio is \(String(format: "%f", ratio))"
    }

    /// Of a claim, which has requests alone.
    func problems(requests: QuotaAmounts) -> [String] {
        sorted(least).compactMap { name, bound in
            let start = "minimum \(name) usage per \(type) is \(bound.text)"
            guard let request = requests[name] else { return "\(start).  No request is specified" }
            return request < bound ? "\(start), but request is \(request.text)" : nil
        }
            + sorted(most).compactMap { name, bound in
                let start = "maximum \(name) usage per \(type) is \(bound.text)"
                guard let request = requests[name] else { return "\(start).  No request is specified" }
                return request > bound ? "\(start), but request is \(request.text)" : nil
            }
    }
}
