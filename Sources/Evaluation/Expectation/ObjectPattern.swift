internal import Foundation
package import KubernetesModel

/// Objects of a scenario, as expectations name them: `Deployment/checkout`, `Pod/checkout-*`, or with a namespace
/// `kube-system/Deployment/coredns`. A star stands for any characters.
package struct ObjectPattern: Sendable, Hashable, CustomStringConvertible {
    package var namespace: String?
    package var kind: String
    package var name: String

    /// The namespace of a scenario's objects that name none.
    static let usualNamespace = "shop"

    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        namespace = parts.count == 3 ? parts[0] : nil
        kind = parts[parts.count - 2]
        name = parts[parts.count - 1]
        guard kind.first?.isUppercase ?? false else { return nil }
    }

    package func matches(kind: String, namespace: String?, name: String) -> Bool {
        guard self.kind == kind else { return false }
        // What has no namespace is named without one.
        if let namespace, !namespace.isEmpty, namespace != self.namespace ?? Self.usualNamespace { return false }
        return Self.matches(name[...], self.name.split(separator: "*", omittingEmptySubsequences: false))
    }

    package func matches(_ object: ObjectReference) -> Bool {
        matches(kind: object.kind, namespace: object.namespace, name: object.name)
    }

    package var description: String { (namespace.map { "\($0)/" } ?? "") + "\(kind)/\(name)" }

    /// Whether a text is some pieces in their order, with anything between them.
    private static func matches(_ text: Substring, _ pieces: [Substring]) -> Bool {
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else { return pieces == [text] }
        guard text.hasPrefix(first) else { return false }
        var rest = text.dropFirst(first.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let range = rest.range(of: piece) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
