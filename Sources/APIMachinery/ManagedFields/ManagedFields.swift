package import KubernetesModel

/// Who owns which fields of an object, and what follows when someone writes: server-side apply (KEP-555).
///
/// The rules are those of apiserver's pkg/endpoints/handlers/fieldmanager and structured-merge-diff's pkg/merge.
package struct ManagedFields: Hashable, Sendable {
    /// The entries of managers that only update; older ones are put together (`DefaultMaxUpdateManagers`).
    static let maximumUpdaters = 10
    private static let oldUpdater = "ancient-changes"
    private static let beforeApply = "before-first-apply"

    private var entries: [ManagedFieldsEntry.Identity: ManagedFieldsEntry] = [:]

    private init() {}

    /// Nil: an entry is none that can be read.
    private init?(_ list: JSONValue?) {
        for value in list?.arrayValue ?? [] {
            guard let entry = ManagedFieldsEntry(value) else { return nil }
            entries[entry.identity] = entry
        }
    }

    /// `metadata.managedFields`, in the server's order; nil: nobody owns anything.
    private var value: JSONValue? {
        guard !entries.isEmpty else { return nil }
        let order = { (entry: ManagedFieldsEntry) in
            (entry.operation.rawValue, entry.time ?? "", entry.manager, entry.apiVersion, entry.subresource)
        }
        return .array(entries.values.sorted { order($0) < order($1) }.map(\.value))
    }

    // MARK: Applying

    /// The live object with what a manager applies.
    ///
    /// What the manager applied before and does not any more goes, unless another owns it. `live` is nil where the
    /// object is to be created. The result is what was there where nothing changes.
    package static func apply(
        live: JSONValue?, applied: JSONValue, manager: String, force: Bool, schema: Schema, apiVersion: String,
        subresource: String = "", time: String
    ) throws(ApplyError) -> JSONValue {
        guard applied["metadata"]?["managedFields"] == nil else {
            throw .badRequest("metadata.managedFields must be nil")
        }
        if let problem = schema.typeProblem(applied) {
            throw .failed("failed to create typed patch object: \(problem)")
        }
        var managed = ManagedFields(live?["metadata"]?["managedFields"]) ?? ManagedFields()
        let before = managed
        let base = live.map(withoutManagedFields) ?? schema.emptyObject(like: applied)
        if let live, managed.entries.isEmpty {
            managed.update(
                schema.comparison(schema.emptyObject(like: live), base), manager: Self.beforeApply, apiVersion, "", time
            )
        }
        var entry = ManagedFieldsEntry(
            manager: manager, operation: .apply, apiVersion: apiVersion, subresource: subresource, time: nil,
            fields: schema.fieldSet(applied))
        let last = managed.entries[entry.identity]
        entry.time = last?.time
        managed.entries[entry.identity] = entry
        let merged = schema.merged(base, applied) ?? base
        let new = last.map { managed.pruned(merged, $0.fields, schema) } ?? merged
        let comparison = schema.comparison(base, new)
        if !force { try managed.checkConflicts(comparison, except: entry.identity) }
        managed.give(comparison, except: entry.identity)
        managed.entries[entry.identity]?.fields = entry.fields.subtracting(serverFields)
        managed.dropEmpty()
        let isSame = new == base && managed.owners == before.owners
        if let live, isSame { return live }
        managed.entries[entry.identity]?.time = time
        managed.cap()
        return with(managed, new)
    }

    private func checkConflicts(
        _ comparison: Comparison, except identity: ManagedFieldsEntry.Identity
    ) throws(ApplyError) {
        let changed = comparison.modified.union(comparison.added)
        var conflicts: [(String, FieldSet)] = []
        for other in entries.keys.sorted() where other != identity {
            guard let entry = entries[other] else { continue }
            let fields = entry.fields.intersection(changed)
            if !fields.isEmpty { conflicts.append((entry.title, fields)) }
        }
        if !conflicts.isEmpty { throw .conflict(ApplyConflict(conflicts)) }
    }

    /// What is left of a merged object without the fields that its manager applied before, does not apply any more, and
    /// that nobody else owns.
    private func pruned(_ merged: JSONValue, _ last: FieldSet, _ schema: Schema) -> JSONValue {
        guard !last.isEmpty else { return merged }
        let named = { (set: FieldSet) in set.withNamedFields(schema) }
        let remove = { (set: FieldSet) in schema.removing(set, from: merged) ?? [:] }
        let all = named(schema.fieldSet(merged))
        let owned = entries.values.reduce(FieldSet()) { $0.union($1.fields) }
        var pruned = remove(named(last))
        pruned = remove(all.subtracting(named(schema.fieldSet(pruned)).union(named(owned))))
        return remove(all.subtracting(named(schema.fieldSet(pruned))).intersection(named(last)))
    }

    // MARK: Updating

    /// A new object with the fields that changed in the hands of the manager who changed them.
    ///
    /// `old` is nil where the object is created. An object whose fields nobody owns stays so; whoever sets
    /// `managedFields` to a list of one empty entry takes all owners away.
    package static func update(
        old: JSONValue?, new: JSONValue, manager: String, schema: Schema, apiVersion: String, subresource: String = "",
        time: String
    ) -> JSONValue {
        let given = new["metadata"]?["managedFields"]
        var managed = ManagedFields()
        if given != [[:]] {
            managed = ManagedFields(given) ?? ManagedFields()
            if managed.entries.isEmpty {
                managed = ManagedFields(old?["metadata"]?["managedFields"]) ?? ManagedFields()
            }
        }
        let after = withoutManagedFields(new)
        guard old == nil || !managed.entries.isEmpty else { return after }
        let before = old.map(withoutManagedFields) ?? schema.emptyObject(like: new)
        managed.update(schema.comparison(before, after), manager: manager, apiVersion, subresource, time)
        managed.cap()
        return with(managed, after)
    }

    private mutating func update(
        _ comparison: Comparison, manager: String, _ apiVersion: String, _ subresource: String, _ time: String
    ) {
        give(comparison, except: nil)
        var entry = ManagedFieldsEntry(
            manager: manager, operation: .update, apiVersion: apiVersion, subresource: subresource, time: time,
            fields: comparison.modified.union(comparison.added).subtracting(comparison.removed)
                .subtracting(Self.serverFields))
        if !entry.fields.isEmpty {
            if let previous = entries[entry.identity] { entry.fields = entry.fields.union(previous.fields) }
            entries[entry.identity] = entry
        }
        dropEmpty()
    }

    /// Takes the fields that changed or went from everyone but one.
    private mutating func give(_ comparison: Comparison, except identity: ManagedFieldsEntry.Identity?) {
        let gone = comparison.modified.union(comparison.added).union(comparison.removed)
        guard !gone.isEmpty else { return }
        for (other, entry) in entries where other != identity {
            entries[other]?.fields = entry.fields.subtracting(gone)
        }
    }

    // MARK: Upkeep

    private var owners: [ManagedFieldsEntry.Identity: FieldSet] { entries.mapValues(\.fields) }

    private mutating func dropEmpty() { entries = entries.filter { !$0.value.fields.isEmpty } }

    /// Puts the oldest updaters of each version together until there are no more than the server keeps.
    private mutating func cap() {
        let updaters = entries.filter { $0.key.operation == .update }
        var count = updaters.count
        guard count > Self.maximumUpdaters else { return }
        var firsts: [String: ManagedFieldsEntry.Identity] = [:]
        let oldest = updaters.values.sorted { ($0.time ?? "", $0.manager) < ($1.time ?? "", $1.manager) }
        for entry in oldest where count > Self.maximumUpdaters {
            guard let first = firsts[entry.apiVersion] else {
                firsts[entry.apiVersion] = entry.identity
                continue
            }
            var bucket = ManagedFieldsEntry(
                manager: Self.oldUpdater, operation: .update, apiVersion: entry.apiVersion, time: entry.time,
                fields: entry.fields)
            if let existing = entries[bucket.identity] {
                bucket.fields = bucket.fields.union(existing.fields)
            } else if let existing = entries.removeValue(forKey: first) {
                bucket.fields = bucket.fields.union(existing.fields)
            }
            entries[entry.identity] = nil
            entries[bucket.identity] = bucket
            count -= 1
        }
    }

    /// What the server writes itself and nobody owns (`stripSet`).
    private static let serverFields: FieldSet = {
        var set = FieldSet()
        for name in ["apiVersion", "kind", "metadata"] { set.insert([.field(name)]) }
        for name in [
            "name", "namespace", "creationTimestamp", "selfLink", "uid", "clusterName", "generation", "managedFields",
            "resourceVersion",
        ] {
            set.insert([.field("metadata"), .field(name)])
        }
        return set
    }()

    private static func withoutManagedFields(_ object: JSONValue) -> JSONValue {
        var object = object
        if object["metadata"]?["managedFields"] != nil { object[path: "metadata", "managedFields"] = nil }
        return object
    }

    private static func with(_ managed: ManagedFields, _ object: JSONValue) -> JSONValue {
        var object = object
        if let value = managed.value { object[path: "metadata", "managedFields"] = value }
        return object
    }
}

extension Schema {
    /// The object before there is anything: a kind of Kubernetes itself has what its type always has.
    fileprivate func emptyObject(like object: JSONValue) -> JSONValue {
        guard !isEmbedded else {
            return ["apiVersion": object["apiVersion"] ?? "", "kind": object["kind"] ?? "", "metadata": [:]]
        }
        return empty
    }
}
