public import Foundation
public import KubernetesModel

extension Event {
    /// An event about an object, last seen so many seconds ago.
    public static func make(
        _ reason: String, _ message: String, about object: some KubernetesObject, type: String = "Warning",
        by component: String = "kubelet", count: Int = 1, ago: TimeInterval = 10, firstAgo: TimeInterval? = nil,
        container: String? = nil
    ) -> Event {
        var event = Event()
        event.metadata = ObjectMeta(
            name: "\(object.metadata.name).\(reason).\(Int(ago))", namespace: object.metadata.namespace ?? "default")
        event.metadata.uid = UID("uid-\(event.metadata.name)")
        event.involvedObject = object.reference
        event.involvedObject.fieldPath = container.map { "spec.containers{\($0)}" }
        event.reason = reason
        event.message = message
        event.type = type
        event.count = count
        event.firstTimestamp = .ago(firstAgo ?? ago)
        event.lastTimestamp = .ago(ago)
        var source = Source()
        source.component = component
        event.source = source
        return event
    }
}
