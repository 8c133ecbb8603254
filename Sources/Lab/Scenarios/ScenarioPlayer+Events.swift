internal import Foundation
internal import KubernetesModel

extension ScenarioPlayer {
    /// Who writes what a scenario says, as managed fields name it.
    private static let manager = "kubectl"

    /// Lets something happen now.
    func carryOut(_ event: Scenario.Event) throws(ScenarioError) {
        switch event {
        case .apply(let object): try apply(object)
        case .patch(let name, let patch):
            for path in try paths(name) {
                let type =
                    path.kind.isCustom ? "application/merge-patch+json" : "application/strategic-merge-patch+json"
                try asked("patch", path) { () throws(APIError) in
                    _ = try cluster.server.patch(patch, type: type, path, options)
                }
            }
        case .delete(let name):
            var options = DeleteOptions()
            options.propagation = .background
            for path in try paths(name) {
                try asked("delete", path) { () throws(APIError) in _ = try cluster.server.delete(path, options) }
            }
            cluster.server.settle()
        case .image(let image, let program): stage.programs[image] = program
        case .node(let node, let event): stage.fleet.apply(event, to: node)
        case .drain(let node):
            stage.fleet.apply(.cordon, to: node)
            cluster.settle()
            drain(node)
        }
    }

    private var options: WriteOptions {
        var options = WriteOptions(manager: Self.manager)
        options.validation = .strict
        options.isForced = true
        return options
    }

    private func apply(_ object: JSONValue) throws(ScenarioError) {
        let apiVersion = object["apiVersion"]?.stringValue ?? ""
        let parts = apiVersion.split(separator: "/").map(String.init)
        let kindName = object["kind"]?.stringValue ?? ""
        guard
            let kind = cluster.server.kinds.kind(group: parts.count > 1 ? parts[0] : "", kind: kindName),
            let version = parts.last
        else { throw failure("no kind \(kindName) in \(apiVersion) is served") }
        let namespace = kind.isNamespaced ? object.namespace : nil
        if let namespace { try makeNamespace(namespace) }
        let path = ResourcePath(
            kind: kind, version: version, namespace: namespace, name: object.name, subresource: nil, isWatch: false)
        try asked("apply", path) { () throws(APIError) in _ = try cluster.server.apply(object, path, options) }
    }

    private func makeNamespace(_ name: String) throws(ScenarioError) {
        let namespaces = ResourceName.namespaces
        guard cluster.server.store.object(namespaces, key: name) == nil else { return }
        try apply(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(name)]])
        cluster.settle()
    }

    /// The objects that a name stands for, of which there is to be one at least.
    private func paths(_ name: ObjectName) throws(ScenarioError) -> [ResourcePath] {
        guard let kind = cluster.server.kinds.all.first(where: { $0.kind == name.kind && $0.isStored }) else {
            throw failure("no kind \(name.kind) is served")
        }
        let namespace = kind.isNamespaced ? name.namespace ?? ObjectReader.namespace : ""
        let prefix = name.name.hasSuffix("*") ? String(name.name.dropLast()) : nil
        let objects = cluster.server.store.objects(kind.storage).objects.objects().filter { object in
            object.content.namespace == namespace
                && (prefix.map(object.content.name.hasPrefix) ?? (object.content.name == name.name))
        }
        guard !objects.isEmpty else { throw failure("there is no \(name.kind) \(name.name) at this moment") }
        return objects.map { ResourcePath.of($0.content, kind, nil) }
    }

    private func asked(
        _ verb: String, _ path: ResourcePath, _ body: () throws(APIError) -> Void
    ) throws(ScenarioError) {
        do throws(APIError) {
            try body()
        } catch {
            throw failure("\(verb) \(path.kind.kind) \(path.name ?? ""): the API server refuses it: \(error.message)")
        }
    }

    private func failure(_ message: String) -> ScenarioError {
        ScenarioError(file: scenario.name, "\(Int(now.timeIntervalSince(opening))) s after the opening: \(message)")
    }
}
