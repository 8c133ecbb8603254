internal import Foundation
package import KubernetesModel
internal import Logging

extension ClusterAccess {
    package enum EventType: String, Sendable {
        case normal = "Normal"
        case warning = "Warning"
    }

    private static var events: ResourceName { ResourceName.events }

    /// Says something of an object, in the part's name.
    ///
    /// - Parameters:
    ///   - object: With its apiVersion and kind.
    ///   - fieldPath: The part of it: `spec.containers{web}`.
    ///   - host: The node that says so, for a kubelet.
    package func record(
        _ type: EventType, _ reason: String, _ message: String, on object: JSONValue, fieldPath: String? = nil,
        host: String? = nil
    ) {
        let wish = recorder.wish(
            type.rawValue, reason, message, object: object, component: component, host: host ?? "", at: now)
        let namespace = object.namespace.isEmpty ? "default" : object.namespace
        switch wish {
        case .nothing: return
        case .again(let name, let message):
            if repeated(ObjectKey(Self.events, namespace: namespace, name: name), message: message) { return }
            // It went meanwhile, as events do after an hour.
            write(type, reason, message, on: object, fieldPath, host, name: name, namespace)
        case .new(let name, let message):
            write(type, reason, message, on: object, fieldPath, host, name: name, namespace)
        }
    }

    private func repeated(_ key: ObjectKey, message: String) -> Bool {
        let time = JSONValue.string(Timestamp(now).text)
        let written = attemptUpdate(key) { event in
            event["count"] = .integer((event["count"]?.intValue ?? 1) + 1)
            event["lastTimestamp"] = time
            event["message"] = .string(message)
        }
        return written != nil
    }

    private func write(
        _ type: EventType, _ reason: String, _ message: String, on object: JSONValue, _ fieldPath: String?,
        _ host: String?, name: String, _ namespace: String
    ) {
        let time = JSONValue.string(Timestamp(now).text)
        var reference: JSONValue = [:]
        for member in ["apiVersion", "kind"] { reference[member] = object[member] }
        for member in ["name", "namespace", "uid", "resourceVersion"] { reference[member] = object[metadata: member] }
        reference["fieldPath"] = fieldPath.map(JSONValue.string)
        var source: JSONValue = ["component": .string(component)]
        source["host"] = host.map(JSONValue.string)
        let event: JSONValue = [
            "apiVersion": "v1", "kind": "Event",
            "metadata": ["name": .string(name), "namespace": .string(namespace)],
            "involvedObject": reference, "reason": .string(reason), "message": .string(String(message.prefix(1024))),
            "type": .string(type.rawValue), "source": source, "count": 1, "firstTimestamp": time, "lastTimestamp": time,
            "reportingComponent": .string(component), "reportingInstance": .string(host ?? ""),
        ]
        do throws(APIError) {
            try create(event, Self.events)
        } catch {
            // A namespace that ends takes no events any more; client-go drops them as well.
            logger.debug("an event was refused", metadata: ["reason": "\(error.message)"])
        }
    }
}
