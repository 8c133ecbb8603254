public import ModelExchange
import Synchronization

/// A language model made of a closure, which remembers what it was asked.
public final class ScriptedModel: LanguageModel {
    /// A request, and the role that it was for.
    public struct Asked: Sendable {
        public let request: ModelRequest
        public let role: ModelRole

        /// Everything that the model was told: the instructions and all turns.
        public var text: String { ([request.instructions] + request.turns.map(\.text)).joined(separator: "\n") }
    }

    public typealias Script = @Sendable (ModelRequest, ModelRole) async throws -> ModelReply

    private let script: Script
    private let log = Mutex<[Asked]>([])

    public init(_ script: @escaping Script) { self.script = script }

    /// Gives replies in order, whatever the role; whoever asks once more is told that there is none.
    public convenience init(replies: ModelReply...) {
        let left = Mutex(replies[...])
        self.init { _, _ in
            guard let reply = left.withLock({ $0.popFirst() }) else {
                throw ModelError(.notRecorded, "there is no further reply")
            }
            return reply
        }
    }

    /// Everything that was asked so far, in order.
    public var asked: [Asked] { log.withLock { $0 } }

    public func reply(to request: ModelRequest, as role: ModelRole) async throws -> ModelReply {
        log.withLock { $0.append(Asked(request: request, role: role)) }
        return try await script(request, role)
    }
}

extension Turn {
    /// The words of a turn, and what it asks for.
    public var text: String {
        switch self {
        case .user(let text): text
        case .model(let turn):
            ([turn.text] + turn.toolCalls.map { "\($0.name) \($0.arguments)" }).joined(separator: "\n")
        case .toolResults(let results): results.map(\.content).joined(separator: "\n")
        }
    }
}
