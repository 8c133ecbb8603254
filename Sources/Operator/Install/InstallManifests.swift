package import KubernetesModel

/// The objects that Midwatch is installed as, in the order in which they are applied.
package struct InstallManifests: Sendable {
    /// What may differ from one installation to another.
    package struct Options: Hashable, Sendable {
        /// The container image of the operator.
        package var image: String
        /// The namespace of the operator, which is made.
        package var namespace: String
        /// Whether the API server is to refuse another hash in an ActionRequest. It can from Kubernetes 1.25 on;
        /// on older ones the operator alone refuses what does not fit its hash.
        package var enforcesImmutability: Bool

        package init(
            image: String, namespace: String = InstallManifests.defaultNamespace, enforcesImmutability: Bool = false
        ) {
            self.image = image
            self.namespace = namespace
            self.enforcesImmutability = enforcesImmutability
        }
    }

    /// The namespace that the manifests name.
    package static let defaultNamespace = "midwatch-system"

    /// The objects as they are to be applied.
    ///
    /// - Throws: An error of the YAML parser where a manifest is broken.
    package static func render(_ options: Options) throws -> [JSONValue] {
        try sources.flatMap { try YAMLText.documents(in: String(decoding: $0, as: UTF8.self)) }
            .map { object in
                var object = object
                object.setInstallNamespace(options.namespace)
                object.setImage(options.image)
                if options.enforcesImmutability { object.makeHashImmutable() }
                return object
            }
    }

    /// Whether an object is the definition of a custom resource.
    package static func isDefinition(_ object: JSONValue) -> Bool { object["kind"] == "CustomResourceDefinition" }

    /// Whether an operator outside of the cluster needs an object too: the definitions, and the namespace in which its
    /// lease and the incidents of nodes lie.
    package static func isGroundwork(_ object: JSONValue) -> Bool {
        isDefinition(object) || object["kind"] == "Namespace"
    }

    /// What everything else is built on comes first.
    private static let sources = [
        PackageResources.crd_incident_yaml, PackageResources.crd_actionrequest_yaml,
        PackageResources.crd_autonomypolicy_yaml, PackageResources.namespace_yaml, PackageResources.rbac_yaml,
        PackageResources.policy_yaml, PackageResources.operator_yaml,
    ]
}

extension JSONValue {
    /// Moves an object into another namespace than that of the manifests.
    fileprivate mutating func setInstallNamespace(_ namespace: String) {
        let original: JSONValue = .string(InstallManifests.defaultNamespace)
        if self["kind"] == "Namespace" { self[path: "metadata", "name"] = .string(namespace) }
        if self[path: "metadata", "namespace"] == original { self[path: "metadata", "namespace"] = .string(namespace) }
        guard let subjects = self["subjects"]?.arrayValue else { return }
        self["subjects"] = .array(
            subjects.map { subject in
                var subject = subject
                if subject["namespace"] == original { subject["namespace"] = .string(namespace) }
                return subject
            })
    }

    fileprivate mutating func setImage(_ image: String) {
        guard self["kind"] == "Deployment",
            let containers = self[path: "spec", "template", "spec", "containers"]?.arrayValue
        else { return }
        self[path: "spec", "template", "spec", "containers"] = .array(
            containers.map { container in
                var container = container
                container["image"] = .string(image)
                return container
            })
    }

    /// Lets the API server refuse a changed hash, which the operator checks all else of an ActionRequest against.
    fileprivate mutating func makeHashImmutable() {
        guard self[path: "spec", "names", "kind"] == "ActionRequest",
            let versions = self[path: "spec", "versions"]?.arrayValue
        else { return }
        self[path: "spec", "versions"] = .array(
            versions.map { version in
                var version = version
                version[
                    path: "schema", "openAPIV3Schema", "properties", "spec", "properties", "hash",
                    "x-kubernetes-validations"] = [
                        ["rule": "self == oldSelf", "message": "the spec of an ActionRequest never changes"]
                    ]
                return version
            })
    }
}
