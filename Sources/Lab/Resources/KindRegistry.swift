internal import Synchronization

/// The kinds that are served at this moment: Kubernetes' own, and those of the CustomResourceDefinitions.
package final class KindRegistry: Sendable {
    private struct Contents {
        var builtins: [ResourceName: ResourceKind]
        var customs: [ResourceName: CustomKind] = [:]
    }

    private let contents: Mutex<Contents>

    init(builtins: [ResourceKind] = BuiltinKinds.all) {
        contents = Mutex(Contents(builtins: Dictionary(uniqueKeysWithValues: builtins.map { ($0.name, $0) })))
    }

    /// The kind of a name.
    package func kind(_ name: ResourceName) -> ResourceKind? {
        contents.withLock { $0.builtins[name] ?? $0.customs[name]?.kind }
    }

    /// The kind that a group calls so: `Deployment` of `apps`.
    package func kind(group: String, kind: String) -> ResourceKind? {
        contents.withLock { contents in
            contents.builtins.values.first { $0.group == group && $0.kind == kind && $0.isStored }
                ?? contents.customs.values.first { $0.kind.group == group && $0.kind.kind == kind }?.kind
        }
    }

    /// Whether any kind of a group is served.
    func serves(group: String) -> Bool {
        contents.withLock { contents in
            contents.builtins.keys.contains { $0.group == group }
                || contents.customs.keys.contains { $0.group == group }
        }
    }

    /// What a definition says of a custom kind.
    func custom(_ name: ResourceName) -> CustomKind? { contents.withLock { $0.customs[name] } }

    /// Every kind: Kubernetes' own in their order, then the custom ones by name.
    var all: [ResourceKind] {
        let customs = contents.withLock { $0.customs.values.map(\.kind) }
        return BuiltinKinds.all + customs.sorted { ($0.group, $0.plural) < ($1.group, $1.plural) }
    }

    /// Every custom kind.
    var customKinds: [CustomKind] { contents.withLock { Array($0.customs.values) } }

    /// Serves a custom kind from now on.
    func serve(_ custom: CustomKind) { contents.withLock { $0.customs[custom.kind.name] = custom } }

    /// Serves a custom kind no longer.
    func stopServing(_ name: ResourceName) { contents.withLock { _ = $0.customs.removeValue(forKey: name) } }
}
