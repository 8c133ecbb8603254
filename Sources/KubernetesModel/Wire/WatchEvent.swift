/// One frame of a watch.
public enum WatchEvent<Object: KubernetesObject>: Hashable, Sendable {
    case added(Object)
    case modified(Object)
    case deleted(Object)
    /// The collection has been sent up to this version. The first bookmark with `endsInitialEvents` closes the
    /// initial state of a watch-list stream.
    case bookmark(ResourceVersion, endsInitialEvents: Bool)
    /// The API server ends the watch: an expired version, too many requests, an internal error.
    case error(APIStatus)
    /// A frame whose object cannot be read; the rest of the stream is not affected.
    case undecodable(UndecodableObject)
}
