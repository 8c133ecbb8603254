internal import KubernetesModel

/// Makes kinds appear and disappear with their definitions, as the apiextensions server's controllers do.
struct CustomResources {
    static let definitions = ResourceName.customResourceDefinitions
    private static let cleanup = "customresourcecleanup.apiextensions.k8s.io"

    let server: APIServer

    /// Holds a definition that is about to be deleted until its objects are gone.
    static func hold(_ definition: inout JSONValue, _ kind: ResourceKind) {
        guard kind.name == definitions, !definition.isDeleting else { return }
        definition.setFinalizers(definition.finalizers + [cleanup])
    }

    /// What the server fills into a new definition.
    static func prepare(_ definition: inout JSONValue) {
        let kind = definition["spec"]?["names"]?["kind"]?.stringValue ?? ""
        if (definition["spec"]?["names"]?["listKind"]?.stringValue ?? "").isEmpty {
            definition[path: "spec", "names", "listKind"] = .string("\(kind)List")
        }
        if (definition["spec"]?["names"]?["singular"]?.stringValue ?? "").isEmpty {
            definition[path: "spec", "names", "singular"] = .string(kind.lowercased())
        }
        if definition["spec"]?["conversion"] == nil { definition[path: "spec", "conversion"] = ["strategy": "None"] }
        let storage = (definition["spec"]?["versions"]?.arrayValue ?? []).filter { $0["storage"] == true }
        definition["status"] = [
            "storedVersions": .array(storage.compactMap { $0["name"] }), "conditions": [],
            "acceptedNames": ["plural": "", "kind": ""],
        ]
    }

    func react(to change: Change) {
        guard let kind = server.kinds.kind(Self.definitions) else { return }
        guard let new = change.new else {
            if let old = change.old { stop(old.value(kind, version: kind.version)) }
            return
        }
        let definition = new.value(kind, version: kind.version)
        if new.content.isDeleting {
            end(definition, new.content, kind)
        } else {
            serve(definition, new.content, kind)
        }
    }

    private func serve(_ definition: JSONValue, _ content: ObjectContent, _ kind: ResourceKind) {
        guard let custom = CustomKind(definition) else { return }
        server.store.open(custom.kind.storage)
        server.kinds.serve(custom)
        let names = definition["spec"]?["names"] ?? [:]
        let storage = (definition["spec"]?["versions"]?.arrayValue ?? []).first { $0["storage"] == true }?["name"]
        let isEstablished = definition["status"]?["acceptedNames"] == names
        let stored = definition["status"]?["storedVersions"]?.arrayValue ?? []
        guard !isEstablished || storage.map({ !stored.contains($0) }) ?? false else { return }
        let time = server.timestamp
        server.change(content, kind, .status) { object in
            object[path: "status", "acceptedNames"] = names
            if let storage, !stored.contains(storage) {
                object[path: "status", "storedVersions"] = .array(stored + [storage])
            }
            object[path: "status", "conditions"] = [
                [
                    "type": "NamesAccepted", "status": "True", "reason": "NoConflicts",
                    "message": "no conflicts found", "lastTransitionTime": .string(time),
                ],
                [
                    "type": "Established", "status": "True", "reason": "InitialNamesAccepted",
                    "message": "the initial names have been accepted", "lastTransitionTime": .string(time),
                ],
            ]
        }
    }

    /// Deletes the objects of a definition that is deleted, then lets it go.
    private func end(_ definition: JSONValue, _ content: ObjectContent, _ kind: ResourceKind) {
        guard content.finalizers.contains(Self.cleanup) else { return }
        if let custom = CustomKind(definition) {
            for object in server.store.objects(custom.kind.storage).objects.objects() where !object.content.isDeleting {
                // Gone already is what was wanted.
                _ = try? server.delete(.of(object.content, custom.kind), DeleteOptions())
            }
            guard server.store.count(custom.kind.storage) == 0 else { return }
        }
        server.change(content, kind) { $0.setFinalizers($0.finalizers.filter { $0 != Self.cleanup }) }
    }

    /// An object of a definition that ends may have been the last.
    func reconsider(_ name: ResourceName) {
        guard let kind = server.kinds.kind(Self.definitions),
            let definition = server.store.object(Self.definitions, key: name.text), definition.content.isDeleting
        else { return }
        end(definition.value(kind, version: kind.version), definition.content, kind)
    }

    private func stop(_ definition: JSONValue) {
        guard let custom = CustomKind(definition) else { return }
        server.kinds.stopServing(custom.kind.name)
        server.store.endWatches(custom.kind.storage)
    }
}
