import Foundation
import Incidents
import KubernetesModel

/// The quotas and limit ranges of the namespace.
struct QuotaCollector: Collector {
    let reader: any ClusterReader

    func readings(of scene: Scene) -> [Reading] {
        guard let namespace = scene.namespace else { return [] }
        return [
            Reading("the resource quotas of \(namespace)") {
                let quotas = try await reader.objects(ResourceQuota.resource, in: namespace, matching: LabelSelector())
                return Self.quotas(quotas, scene)
            },
            Reading("the limit ranges of \(namespace)") {
                let ranges = try await reader.objects(Self.limitRange, in: namespace, matching: LabelSelector())
                return Self.ranges(ranges, scene)
            },
        ]
    }

    static let limitRange = APIResource(group: "", versions: ["v1"], kind: "LimitRange", plural: "limitranges")

    private static func quotas(_ quotas: [JSONValue], _ scene: Scene) -> Gathered {
        Gathered(
            items: quotas.prefix(scene.limits.neighbours).map { quota in
                let hard = quota[path: "status", "hard"]?.objectValue ?? [:]
                let lines = hard.keys.sorted().map { resource in
                    let limit = hard[resource]?.plainText ?? "?"
                    let used = quota[path: "status", "used"]?[resource]?.plainText ?? "0"
                    return (share(used, of: limit), "\(resource) \(used) of \(limit)")
                }
                // What is used up first.
                let ordered = lines.enumerated().sorted {
                    ($0.element.0, -$0.offset) > ($1.element.0, -$1.offset)
                }.map(\.element)
                let isUsedUp = (ordered.first?.0 ?? 0) >= 1
                return .item(
                    .quota, from: "resourcequota/\(quota.objectName)", at: scene.now,
                    relevance: isUsedUp ? Relevance.failingBeside : Relevance.background,
                    (isUsedUp ? "used up: " : "") + Wording.names(ordered.map(\.1), atMost: 6))
            })
    }

    private static func share(_ used: String, of limit: String) -> Double {
        guard let used = Quantity(used).amount, let limit = Quantity(limit).amount else { return 0 }
        return limit > 0 ? used / limit : 1
    }

    private static func ranges(_ ranges: [JSONValue], _ scene: Scene) -> Gathered {
        Gathered(
            items: ranges.prefix(scene.limits.neighbours).map { range in
                let limits = (range[path: "spec", "limits"]?.arrayValue ?? []).prefix(4).map { limit in
                    let bounds = ["min", "max", "default", "defaultRequest"].compactMap { bound -> String? in
                        guard let amounts = limit[bound]?.objectValue, !amounts.isEmpty else { return nil }
                        let text = amounts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.plainText)" }
                        return "\(bound) \(text.joined(separator: ", "))"
                    }
                    return "\(limit["type"]?.stringValue ?? "?"): \(bounds.joined(separator: "; "))"
                }
                return .item(
                    .quota, from: "limitrange/\(range.objectName)", at: scene.now, relevance: Relevance.background,
                    limits.joined(separator: "; "))
            })
    }
}

extension JSONValue {
    /// The name in an object's metadata.
    var objectName: String { self[path: "metadata", "name"]?.stringValue ?? "?" }
}
