/// The way to a field as apimachinery's pkg/util/validation/field writes it: `spec.containers[0].ports`, `data[a/b]`.
package struct FieldPath: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let description: String

    package init(stringLiteral value: String) { description = value }

    package init(_ description: String) { self.description = description }

    /// A member.
    static func + (path: FieldPath, name: String) -> FieldPath {
        FieldPath(path.description.isEmpty ? name : "\(path.description).\(name)")
    }

    /// An element of a list.
    subscript(index: Int) -> FieldPath { FieldPath("\(description)[\(index)]") }

    /// An entry of a map.
    subscript(key: String) -> FieldPath { FieldPath("\(description)[\(key)]") }
}
