/// A reference from an object to the one it was made for.
public struct OwnerReference: Codable, Hashable, Sendable {
    @OmitEmpty public var apiVersion: String = ""
    @OmitEmpty public var kind: String = ""
    @OmitEmpty public var name: String = ""
    @OmitEmpty public var uid: UID = ""
    /// Whether this owner's controller manages the object; at most one owner has it set.
    @OmitEmpty public var controller: Bool = false
    public var blockOwnerDeletion: Bool?

    public init() {}

    public init(apiVersion: String, kind: String, name: String, uid: UID, controller: Bool = true) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.name = name
        self.uid = uid
        self.controller = controller
    }
}
