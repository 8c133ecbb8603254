public import KubernetesModel

/// Which keys a table finds its objects by. The function is pure: it reads nothing but the object.
public struct ObjectIndexer<Object: KubernetesObject>: Sendable {
    let keys: @Sendable (Object) -> [IndexKey]

    public init(_ keys: @escaping @Sendable (Object) -> [IndexKey]) { self.keys = keys }

    /// By uid, and by the controlling owner's uid.
    public static var standard: ObjectIndexer {
        ObjectIndexer { object in
            let uid = IndexKey.uid(object.metadata.uid)
            return object.metadata.controller.map { [uid, .controller($0.uid)] } ?? [uid]
        }
    }
}

extension ObjectIndexer where Object == Event {
    /// By the uid of the object that an event is about, and warnings by it alone too: of many objects there are none.
    public static var involvedObject: ObjectIndexer {
        ObjectIndexer { event in
            let uid = event.involvedObject.uid
            return event.isWarning ? [.involvedObject(uid), .warning(uid)] : [.involvedObject(uid)]
        }
    }
}

extension ObjectIndexer where Object == Pod {
    /// By uid, by the controlling owner's uid, and by node.
    public static var pod: ObjectIndexer {
        ObjectIndexer { pod in
            var keys = ObjectIndexer.standard.keys(pod)
            if !pod.spec.nodeName.isEmpty { keys.append(.node(pod.spec.nodeName)) }
            return keys
        }
    }
}
