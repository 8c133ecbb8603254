public import Foundation

/// A lock that its holder renews.
public struct Lease: KubernetesObject {
    public static let resource = APIResource(
        group: "coordination.k8s.io", versions: ["v1", "v1beta1"], kind: "Lease", plural: "leases")

    public struct Spec: Codable, Hashable, Sendable, Emptiable {
        public var holderIdentity: String?
        public var leaseDurationSeconds: Int?
        @MicroTime public var acquireTime: Date?
        @MicroTime public var renewTime: Date?
        public var leaseTransitions: Int?

        public init() {}

        public var isEmpty: Bool { self == Spec() }
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var spec: Spec = Spec()

    public init() {}
}
