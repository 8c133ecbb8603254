/// A reference to one object by kind and name, with the uid where it is known.
public struct ObjectReference: Codable, Hashable, Sendable {
    public var apiVersion: String?
    @OmitEmpty public var kind: String = ""
    public var namespace: String?
    @OmitEmpty public var name: String = ""
    @OmitEmpty public var uid: UID = ""
    /// Which part is meant, as events write it: `spec.containers{web}`.
    public var fieldPath: String?

    public init() {}

    public init(apiVersion: String?, kind: String, namespace: String?, name: String, uid: UID = "") {
        self.apiVersion = apiVersion
        self.kind = kind
        self.namespace = namespace
        self.name = name
        self.uid = uid
    }

    /// Kind and name as kubectl writes them, in lower case: `deployment/checkout`.
    public var shortName: String { "\(kind.lowercased())/\(name)" }

    /// The container that an event's field path names: `web` of `spec.containers{web}`, also of an init container.
    public var containerName: String? {
        guard let fieldPath, let open = fieldPath.firstIndex(of: "{"), fieldPath.last == "}" else { return nil }
        return String(fieldPath[fieldPath.index(after: open)...].dropLast())
    }
}

extension ObjectReference: CustomStringConvertible {
    /// Kind, namespace and name: `deployment/shop/checkout`.
    public var description: String {
        [kind.lowercased(), namespace, name].compactMap { $0 }.joined(separator: "/")
    }
}
