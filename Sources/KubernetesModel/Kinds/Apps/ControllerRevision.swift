/// One revision of a StatefulSet's or DaemonSet's template. The template itself is read live when it is to be restored.
public struct ControllerRevision: KubernetesObject {
    public static let resource = APIResource(
        group: "apps", versions: ["v1"], kind: "ControllerRevision", plural: "controllerrevisions")

    public var metadata = ObjectMeta()
    @OmitEmpty public var revision: Int = 0

    public init() {}
}
