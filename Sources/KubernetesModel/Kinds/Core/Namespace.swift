/// A namespace.
public struct Namespace: KubernetesObject {
    public static let resource = APIResource(
        group: "", versions: ["v1"], kind: "Namespace", plural: "namespaces", isNamespaced: false)

    public struct Status: Codable, Hashable, Sendable, Emptiable {
        /// `Active` or `Terminating`.
        @OmitEmpty public var phase: String = ""
        @OmitEmpty public var conditions: [Condition] = []

        public init() {}

        public var isEmpty: Bool { self == Status() }
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var status: Status = Status()

    public init() {}
}
