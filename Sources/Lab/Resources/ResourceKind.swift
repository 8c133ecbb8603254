/// A kind of object that the server serves.
package struct ResourceKind: Sendable {
    /// When a write makes a new generation of the object.
    package enum Generation: Sendable {
        case none
        /// When the spec changes.
        case spec
        /// When the spec or the annotations change.
        case specAndAnnotations
        /// When anything besides metadata and status changes.
        case everything
    }

    package let group: String
    /// The versions that are served, the preferred one first.
    package let versions: [String]
    package let kind: String
    package let listKind: String
    package let plural: String
    package let singular: String
    package let shortNames: [String]
    package let categories: [String]
    package let isNamespaced: Bool
    package let subresources: Set<Subresource>
    package let generation: Generation
    package let selectableFields: [SelectableField]
    /// Whether a DELETE that ends the object answers with it instead of with a `Status`.
    package let returnsDeleted: Bool
    /// Whether objects are stored at all; others are answered when they are created.
    package let isStored: Bool
    /// Whether a CustomResourceDefinition made this kind.
    package let isCustom: Bool

    package init(
        group: String = "", versions: [String] = ["v1"], kind: String, listKind: String? = nil, plural: String,
        singular: String? = nil, shortNames: [String] = [], categories: [String] = [], isNamespaced: Bool = true,
        subresources: Set<Subresource> = [], generation: Generation = .none,
        selectableFields: [SelectableField] = [], returnsDeleted: Bool = false, isStored: Bool = true,
        isCustom: Bool = false
    ) {
        self.group = group
        self.versions = versions
        self.kind = kind
        self.listKind = listKind ?? "\(kind)List"
        self.plural = plural
        self.singular = singular ?? kind.lowercased()
        self.shortNames = shortNames
        self.categories = categories
        self.isNamespaced = isNamespaced
        self.subresources = subresources
        self.generation = generation
        self.selectableFields = selectableFields
        self.returnsDeleted = returnsDeleted
        self.isStored = isStored
        self.isCustom = isCustom
    }

    package var name: ResourceName { ResourceName(group: group, plural: plural) }

    /// The preferred version.
    package var version: String { versions.first ?? "v1" }

    /// Group and version as objects write them: `apps/v1`, or `v1` for the core group.
    package func apiVersion(_ version: String) -> String { group.isEmpty ? version : "\(group)/\(version)" }

    /// Whether the object has a status that only its subresource writes.
    var hasStatus: Bool { subresources.contains(.status) }

    /// Events of the group `events.k8s.io` are the core group's, in other words.
    var isEvent: Bool { plural == "events" && (group.isEmpty || group == "events.k8s.io") }

    /// What the store keeps the objects under.
    var storage: ResourceName { isEvent ? ResourceName.events : name }

    /// What the API server lets one do with the objects.
    var verbs: [String] {
        guard isStored else { return ["create"] }
        // The two servers within the real one have their own orders.
        return isCustom
            ? ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"]
            : ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]
    }
}
