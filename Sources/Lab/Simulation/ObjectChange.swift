/// A write as the parts of the cluster hear of it.
package struct ObjectChange: Sendable {
    package let resource: ResourceName
    /// Nil: the object was created.
    package let old: ObjectContent?
    /// Nil: the object was deleted.
    package let new: ObjectContent?

    /// The object, as it is or as it last was.
    package var key: ObjectKey? {
        (new ?? old).map { ObjectKey(resource, namespace: $0.namespace, name: $0.name) }
    }
}
