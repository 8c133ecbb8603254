import Incidents
import KubernetesModel

/// The kinds that manifests consist of.
enum ManifestKind {
    static let definitions = APIResource(
        group: "apiextensions.k8s.io", versions: ["v1"], kind: "CustomResourceDefinition",
        plural: "customresourcedefinitions", isNamespaced: false)

    private static let rbac = "rbac.authorization.k8s.io"

    private static let all = [
        definitions, Namespace.resource, AutonomyPolicy.resource, Deployment.resource, Service.resource,
        APIResource(group: "", versions: ["v1"], kind: "ServiceAccount", plural: "serviceaccounts"),
        APIResource(group: "", versions: ["v1"], kind: "ConfigMap", plural: "configmaps"),
        APIResource(group: rbac, versions: ["v1"], kind: "Role", plural: "roles"),
        APIResource(group: rbac, versions: ["v1"], kind: "RoleBinding", plural: "rolebindings"),
        APIResource(group: rbac, versions: ["v1"], kind: "ClusterRole", plural: "clusterroles", isNamespaced: false),
        APIResource(
            group: rbac, versions: ["v1"], kind: "ClusterRoleBinding", plural: "clusterrolebindings",
            isNamespaced: false),
    ]

    /// Where an object of a manifest lives.
    static func locate(_ object: JSONValue) throws -> (resource: APIResource, name: String, namespace: String?) {
        guard let kind = object["kind"]?.stringValue, let name = object[path: "metadata", "name"]?.stringValue,
            let resource = all.first(where: { $0.kind == kind })
        else {
            throw InstallError("a manifest holds an object without a name or of a kind that is not known: \(object)")
        }
        return (resource, name, object[path: "metadata", "namespace"]?.stringValue)
    }
}
