import ModelExchange

/// What is known of the conversations that are under way: who answered last, and who does not take them. Pure.
struct RouteMemory {
    /// One conversation in one role.
    struct Key: Hashable {
        var role: ModelRole
        var conversation: String
    }

    private struct Entry {
        var answered: ModelTarget?
        var rejected: Set<ModelTarget> = []
        var usedAt = 0
    }

    /// How many conversations are remembered; those not used for longest are forgotten first.
    static let capacity = 1_024

    private var entries: [Key: Entry] = [:]
    /// Counts the uses, to know which is the oldest.
    private var uses = 0

    /// How many conversations are remembered now.
    var count: Int { entries.count }

    /// Whom to ask, in order: first who answered last, since caches and trains of thought are there; not those that
    /// turned the conversation down, unless all did.
    func plan(_ route: [ModelTarget], for key: Key) -> [ModelTarget] {
        guard let entry = entries[key] else { return route }
        let willing = route.filter { !entry.rejected.contains($0) }
        guard !willing.isEmpty else { return Array(route.prefix(1)) }
        guard let answered = entry.answered, willing.contains(answered) else { return willing }
        return [answered] + willing.filter { $0 != answered }
    }

    /// Takes note of who answered.
    mutating func answered(_ target: ModelTarget, for key: Key) { update(key) { $0.answered = target } }

    /// Takes note of who cannot take the conversation.
    mutating func rejected(_ target: ModelTarget, for key: Key) { update(key) { $0.rejected.insert(target) } }

    private mutating func update(_ key: Key, _ change: (inout Entry) -> Void) {
        uses += 1
        var entry = entries[key] ?? Entry()
        change(&entry)
        entry.usedAt = uses
        entries[key] = entry
        guard entries.count > Self.capacity else { return }
        // A quarter at once, so that not every new conversation has to look through all of them.
        let oldest = entries.sorted { $0.value.usedAt < $1.value.usedAt }.prefix(Self.capacity / 4)
        for (key, _) in oldest { entries[key] = nil }
    }
}
