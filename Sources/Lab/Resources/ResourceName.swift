/// A kind's group and plural name: what the store keeps its objects under, and what errors call it.
package struct ResourceName: Hashable, Sendable {
    package let group: String
    package let plural: String

    package init(group: String, plural: String) {
        self.group = group
        self.plural = plural
    }

    /// `pods`, or `deployments.apps`.
    package var text: String { group.isEmpty ? plural : "\(plural).\(group)" }
}
