import Synchronization

/// Answers that are given one after the other; the last one again and again.
public final class ScriptedAnswers: Sendable {
    private let handlers: [FakeServer.Handler]
    private let count = Mutex(0)

    public init(_ handlers: FakeServer.Handler...) { self.handlers = handlers }

    /// The handler to run a server with.
    public var handler: FakeServer.Handler {
        { request, responder in
            let index = self.count.withLock { count in
                defer { count += 1 }
                return count
            }
            try await self.handlers[min(index, self.handlers.count - 1)](request, responder)
        }
    }
}
