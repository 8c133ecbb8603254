package import KubernetesModel
internal import Logging

// Writes that nobody has a reason to refuse, for parts that have nothing to do but look again later. What is refused all
// the same is a fault of the Lab's own, and logged as one.
extension ClusterAccess {
    /// Creates an object; one of that name that is there already is as good.
    ///
    /// - Returns: The new object; nil: it was not created.
    @discardableResult
    func attemptCreate(_ object: JSONValue, _ resource: ResourceName) -> JSONValue? {
        do throws(APIError) {
            return try create(object, resource)
        } catch {
            if error.code != 409 { report(error, "create", "\(resource.text) \(object.name)") }
            return nil
        }
    }

    /// Changes an object as it is now; see ``update(_:_:_:)``.
    ///
    /// - Returns: The object after it; nil: it is gone, or was not changed.
    @discardableResult
    func attemptUpdate(
        _ key: ObjectKey, _ subresource: Subresource? = nil, _ body: (inout JSONValue) -> Void
    ) -> JSONValue? {
        do throws(APIError) {
            return try update(key, subresource, body)
        } catch {
            report(error, "update", "\(key.resource.text) \(key.storeKey)")
            return nil
        }
    }

    /// Changes the status of an object.
    package func updateStatus(_ key: ObjectKey, _ body: (inout JSONValue) -> Void) {
        attemptUpdate(key, .status) { object in
            var status = object["status"] ?? [:]
            body(&status)
            object["status"] = status
        }
    }

    /// Deletes an object; see ``delete(_:gracePeriod:uid:)``.
    func attemptDelete(_ key: ObjectKey, gracePeriod: Int? = nil, uid: String? = nil) {
        do throws(APIError) {
            try delete(key, gracePeriod: gracePeriod, uid: uid)
        } catch {
            report(error, "delete", "\(key.resource.text) \(key.storeKey)")
        }
    }

    private func report(_ error: APIError, _ verb: String, _ object: String) {
        logger.error(
            "a write of the cluster's own was refused",
            metadata: [
                "component": "\(component)", "verb": "\(verb)", "object": "\(object)", "reason": "\(error.message)",
            ])
    }
}
