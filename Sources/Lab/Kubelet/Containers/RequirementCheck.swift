internal import KubernetesModel

/// Whether a program has what it cannot do without.
struct RequirementCheck {
    let sources: Sources
    let cluster: ClusterAccess

    init(pod: PodSpec, container: ContainerSpec, cluster: ClusterAccess) {
        sources = Sources(pod: pod, container: container)
        self.cluster = cluster
    }

    func isMet(_ subject: Requirement.Subject, by run: ContainerRun) -> Bool {
        switch subject {
        case .environment(let name, let values):
            switch run.environment[name] {
            case nil: false
            case .secret?: true
            case .text(let text)?: values.isEmpty ? !text.isEmpty : values.contains(text)
            }
        case .file(let path, let text): hasFile(path, containing: text)
        case .service(let name, let port):
            ServiceEndpoints(Self.serviceKey(name, from: sources.pod.namespace), in: cluster).isReady(port: port)
        }
    }

    /// A service by its name, or by `name.namespace`.
    static func serviceKey(_ name: String, from namespace: String) -> ObjectKey {
        let parts = name.split(separator: ".", maxSplits: 2).map(String.init)
        return ObjectKey(
            ServiceEndpoints.services, namespace: parts.count > 1 ? parts[1] : namespace, name: parts.first ?? name)
    }

    // MARK: Files

    private func hasFile(_ path: String, containing text: String?) -> Bool {
        guard let mount = sources.mount(of: path) else { return false }
        guard let source = sources.source(of: path) else { return mount.isPersistent }
        let key = ObjectKey(source.resource, namespace: sources.pod.namespace, name: source.name)
        guard let value = cluster.object(key)?["data"]?[source.key] else { return false }
        guard let text, source.resource == ResourceName.configMaps else { return true }
        return value.stringValue?.contains(text) ?? false
    }

    /// Where what a container needs comes from.
    struct Sources {
        let pod: PodSpec
        let container: ContainerSpec

        /// The object on which the answer depends, besides the pod.
        func key(_ subject: Requirement.Subject) -> ObjectKey? {
            switch subject {
            case .environment: nil
            case .service(let name, _): RequirementCheck.serviceKey(name, from: pod.namespace)
            case .file(let path, _):
                source(of: path).map { ObjectKey($0.resource, namespace: pod.namespace, name: $0.name) }
            }
        }

        struct Mount {
            let mount: ContainerSpec.VolumeMount
            let volume: JSONValue
            /// What it holds was there before the pod.
            var isPersistent: Bool { volume["persistentVolumeClaim"] != nil || volume["hostPath"] != nil }
        }

        func mount(of path: String) -> Mount? {
            let mount = container.mounts.filter { path == $0.path || path.hasPrefix($0.path + "/") }
                .max { $0.path.count < $1.path.count }
            guard let mount else { return nil }
            return pod.volumes.arrayValue?.first { $0["name"]?.stringValue == mount.volume }
                .map { Mount(mount: mount, volume: $0) }
        }

        func source(of path: String) -> (resource: ResourceName, name: String, key: String)? {
            guard let found = mount(of: path) else { return nil }
            let file =
                found.mount.subPath.isEmpty ? String(path.dropFirst(found.mount.path.count + 1)) : found.mount.subPath
            let sources = [found.volume] + (found.volume["projected"]?["sources"]?.arrayValue ?? [])
            for source in sources {
                for (member, resource, name) in [
                    ("configMap", ResourceName.configMaps, "name"), ("secret", ResourceName.secrets, "secretName"),
                    ("secret", ResourceName.secrets, "name"),
                ] {
                    guard let object = source[member]?[name]?.stringValue else { continue }
                    let items = source[member]?["items"]?.arrayValue ?? []
                    let key = items.first { $0["path"]?.stringValue == file }?["key"]?.stringValue
                    guard items.isEmpty || key != nil else { continue }
                    return (resource, object, key ?? file)
                }
            }
            return nil
        }
    }
}
