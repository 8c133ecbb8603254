import NIOCore

/// The lines of a log that is followed. Iterating opens the connection; ending the iteration closes it.
public struct LogLines: AsyncSequence, Sendable {
    let open: @Sendable () async throws -> GuardedBody

    public func makeAsyncIterator() -> Iterator { Iterator(state: .closed(open)) }

    /// Takes the lines one by one.
    public struct Iterator: AsyncIteratorProtocol {
        enum State {
            case closed(@Sendable () async throws -> GuardedBody)
            case open(GuardedBody)
            case ended
        }

        var state: State
        private var splitter = LineSplitter()

        init(state: State) { self.state = state }

        public mutating func next() async throws -> String? {
            do {
                if case .closed(let open) = state { state = .open(try await open()) }
                while true {
                    if let line = splitter.next() { return line }
                    guard case .open(let body) = state else { return nil }
                    if let chunk = try await body.next() {
                        splitter.append(chunk.readableBytesView)
                    } else {
                        state = .ended
                        splitter.finish()
                    }
                }
            } catch {
                state = .ended
                throw error
            }
        }
    }
}
