import ModelExchange

/// Which recording answers which request. Pure.
struct ReplayState {
    private struct Conversation: Hashable {
        var role: ModelRole
        var name: String
    }

    private var byDigest: [String: [Int]] = [:]
    private var byConversation: [Conversation: [Int]] = [:]
    private var used: Set<Int> = []

    init(_ exchanges: [RecordedExchange]) {
        for (index, exchange) in exchanges.enumerated() {
            byDigest[exchange.digest, default: []].append(index)
            let conversation = Conversation(role: exchange.role, name: exchange.conversation)
            byConversation[conversation, default: []].append(index)
        }
    }

    /// The recording of the same request: of several the first that was not given yet, then the last one again.
    mutating func next(digest: String) -> Int? {
        guard let indices = byDigest[digest] else { return nil }
        return take(indices) ?? indices.last
    }

    /// The conversation's first recording that was not given yet.
    mutating func next(conversation: String, role: ModelRole) -> Int? {
        take(byConversation[Conversation(role: role, name: conversation)] ?? [])
    }

    private mutating func take(_ indices: [Int]) -> Int? {
        guard let index = indices.first(where: { !used.contains($0) }) else { return nil }
        used.insert(index)
        return index
    }
}
