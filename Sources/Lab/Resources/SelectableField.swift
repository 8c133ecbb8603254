internal import KubernetesModel

/// A field that a field selector may name, besides `metadata.name` and `metadata.namespace`.
package struct SelectableField: Hashable, Sendable {
    /// As selectors write it: `spec.nodeName`.
    let label: String
    /// Where its value stands in the object.
    let path: [String]
    /// What an absent field counts as.
    let absent: String

    init(_ label: String, at path: String? = nil, absent: String = "") {
        self.label = label
        self.path = (path ?? label).split(separator: ".").map(String.init)
        self.absent = absent
    }

    /// The field's value as selectors compare it.
    func text(in object: JSONValue) -> String {
        var value: JSONValue? = object
        for member in path { value = value?[member] }
        return switch value {
        case .string(let text)?: text
        case .integer(let number)?: String(number)
        case .bool(let flag)?: String(flag)
        default: absent
        }
    }
}
