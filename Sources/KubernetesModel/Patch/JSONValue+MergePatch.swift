extension JSONValue {
    /// The merge patch (RFC 7386) that turns one object into another: the members that differ, null for those that are
    /// to go. An empty object where nothing differs.
    ///
    /// A merge patch cannot set a member to null: a null in `new` removes the member, which the API treats alike.
    public static func mergePatch(from old: JSONValue, to new: JSONValue) -> JSONValue {
        guard case .object(let before) = old, case .object(let after) = new else {
            return old == new ? .object([:]) : new
        }
        var patch: [String: JSONValue] = [:]
        for (key, value) in after {
            guard let earlier = before[key] else {
                if value != .null { patch[key] = value.withoutNulls }
                continue
            }
            guard earlier != value else { continue }
            if case .object = earlier, case .object = value {
                let inner = mergePatch(from: earlier, to: value)
                if inner != .object([:]) { patch[key] = inner }
            } else {
                patch[key] = value.withoutNulls
            }
        }
        for key in before.keys where after[key] == nil { patch[key] = .null }
        return .object(patch)
    }

    /// The value with a merge patch (RFC 7386) applied.
    public func applying(mergePatch patch: JSONValue) -> JSONValue {
        guard case .object(let changes) = patch else { return patch }
        var members: [String: JSONValue] = [:]
        if case .object(let existing) = self { members = existing }
        for (key, change) in changes {
            if change == .null {
                members.removeValue(forKey: key)
            } else {
                members[key] = (members[key] ?? .null).applying(mergePatch: change)
            }
        }
        return .object(members)
    }

    /// The value without members that are null, at any depth of objects, as it is after a merge patch created it.
    private var withoutNulls: JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.value != .null }.mapValues(\.withoutNulls))
    }
}
