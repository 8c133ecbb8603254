import Foundation
public import KubernetesModel

/// What a workload's containers had before Midwatch first changed it, and what Midwatch set.
///
/// It is kept on the workload itself, in the same write as the change, so that a limit which is raised again and again
/// is measured from where it began. An amount that someone else has set since begins anew.
public struct ResourceHistory: Hashable, Sendable {
    /// The annotation that holds it, as JSON.
    public static let annotation = "midwatch.dev/resource-history"

    private struct Entry: Codable, Hashable, Sendable {
        var original: ResourceRequirements
        var set: ResourceRequirements
    }

    private var containers: [String: Entry]

    public init() { containers = [:] }

    /// Reads the annotation; nil where its text is no history. Absent text is an empty one.
    public init?(annotation text: String?) {
        guard let text else {
            containers = [:]
            return
        }
        guard let value = try? KubernetesJSON.makeDecoder().decode([String: Entry].self, from: Data(text.utf8)) else {
            return nil
        }
        containers = value
    }

    /// The annotation's text.
    public var text: String {
        // Encoding strings and dictionaries of them does not fail.
        (try? KubernetesJSON.makeEncoder().encode(containers)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// What a container had before Midwatch first changed it, where it now has `current`.
    public func baseline(of container: String, current: ResourceRequirements) -> ResourceRequirements {
        guard let entry = containers[container] else { return current }
        func amounts(_ path: KeyPath<ResourceRequirements, ResourceAmounts>) -> ResourceAmounts {
            func amount(_ resource: KeyPath<ResourceAmounts, Quantity?>) -> Quantity? {
                let now = current[keyPath: path][keyPath: resource]
                let isOurs = now?.amount == entry.set[keyPath: path][keyPath: resource]?.amount
                return isOurs ? entry.original[keyPath: path][keyPath: resource] : now
            }
            return ResourceAmounts(cpu: amount(\.cpu), memory: amount(\.memory))
        }
        var baseline = ResourceRequirements()
        baseline.limits = amounts(\.limits)
        baseline.requests = amounts(\.requests)
        return baseline
    }

    /// Takes down that Midwatch changes a container from `current` to `new`.
    public mutating func record(_ container: String, from current: ResourceRequirements, to new: ResourceRequirements) {
        containers[container] = Entry(original: baseline(of: container, current: current), set: new)
    }

    /// By container of a live workload's template: its baseline. Empty where the history cannot be read, so that nothing
    /// is taken for a baseline that may be none.
    public static func baselines(of live: JSONValue) -> [String: ResourceRequirements] {
        let annotation = live[path: "metadata", "annotations"]?[Self.annotation]?.stringValue
        guard let history = ResourceHistory(annotation: annotation) else { return [:] }
        let spec = live[path: "spec", "template", "spec"]
        let containers = ["initContainers", "containers"].flatMap { spec?[$0]?.arrayValue ?? [] }
        return Dictionary(
            containers.compactMap { container -> (String, ResourceRequirements)? in
                guard let name = container["name"]?.stringValue else { return nil }
                // Resources that the projection cannot read have no baseline.
                let current = container["resources"].map {
                    try? KubernetesJSON.decode(ResourceRequirements.self, from: $0)
                }
                return (current ?? ResourceRequirements()).map { (name, history.baseline(of: name, current: $0)) }
            }, uniquingKeysWith: { first, _ in first })
    }
}
