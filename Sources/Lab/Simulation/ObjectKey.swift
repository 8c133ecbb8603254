/// What a part of the cluster looks at: an object, by kind and name.
package struct ObjectKey: Hashable, Sendable {
    package let resource: ResourceName
    /// Empty for kinds without one.
    package let namespace: String
    package let name: String

    package init(_ resource: ResourceName, namespace: String = "", name: String) {
        self.resource = resource
        self.namespace = namespace
        self.name = name
    }

    /// The object's place in the store.
    var storeKey: String { ObjectContent.key(namespace: namespace, name: name) }
}
