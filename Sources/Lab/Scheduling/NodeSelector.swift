internal import KubernetesModel

/// What a pod or a volume demands of a node's labels: component-helpers' scheduling/corev1/nodeaffinity.
struct NodeSelector: Sendable {
    private let terms: [JSONValue]

    /// - Parameter value: With `nodeSelectorTerms`, of which one is to match.
    init(_ value: JSONValue) { terms = value["nodeSelectorTerms"]?.arrayValue ?? [] }

    func matches(_ labels: [String: String], name: String) -> Bool {
        terms.contains { Self.matches(term: $0, labels, name: name) }
    }

    /// A term without demands matches no node.
    static func matches(term: JSONValue, _ labels: [String: String], name: String) -> Bool {
        let expressions = term["matchExpressions"]?.arrayValue ?? []
        let fields = term["matchFields"]?.arrayValue ?? []
        guard !expressions.isEmpty || !fields.isEmpty else { return false }
        return expressions.allSatisfy { matches($0, labels) }
            && fields.allSatisfy { matches($0, ["metadata.name": name]) }
    }

    /// The nodes that the terms name, where each of them names some.
    var names: Set<String>? {
        var names: Set<String> = []
        for term in terms {
            let fields = (term["matchFields"]?.arrayValue ?? []).filter {
                $0["key"]?.stringValue == "metadata.name" && $0["operator"]?.stringValue == "In"
            }
            guard let first = fields.first else { return nil }
            names.formUnion((first["values"]?.arrayValue ?? []).compactMap(\.stringValue))
        }
        return terms.isEmpty ? nil : names
    }

    private static func matches(_ expression: JSONValue, _ labels: [String: String]) -> Bool {
        let value = labels[expression["key"]?.stringValue ?? ""]
        let values = (expression["values"]?.arrayValue ?? []).compactMap(\.stringValue)
        let bound = values.first.flatMap { Int($0) }
        let number = value.flatMap { Int($0) }
        return switch expression["operator"]?.stringValue {
        case "In": value.map(values.contains) ?? false
        case "NotIn": value.map { !values.contains($0) } ?? true
        case "Exists": value != nil
        case "DoesNotExist": value == nil
        case "Gt": number.flatMap { number in bound.map { number > $0 } } ?? false
        case "Lt": number.flatMap { number in bound.map { number < $0 } } ?? false
        default: false
        }
    }
}
