public import KubernetesModel

/// The events of one watch, as the API server sends them.
///
/// Iterating opens the connection; ending the iteration, or cancelling its task, closes it. Nothing is read ahead of
/// what the caller takes. It ends without an error when the API server closes it, as it does after each watch's time.
/// It throws ``KubernetesError``: what the API server refused the watch with, `stalled` when it went silent,
/// `connectionLost` when the connection broke.
public struct WatchStream<Object: KubernetesObject>: AsyncSequence, Sendable {
    let open: @Sendable () async throws -> WatchReader<Object>

    public func makeAsyncIterator() -> Iterator { Iterator(state: .closed(open)) }

    /// Takes the events one by one.
    public struct Iterator: AsyncIteratorProtocol {
        enum State {
            case closed(@Sendable () async throws -> WatchReader<Object>)
            case open(WatchReader<Object>)
            case ended
        }

        var state: State

        public mutating func next() async throws -> WatchEvent<Object>? {
            do {
                if case .closed(let open) = state { state = .open(try await open()) }
                guard case .open(var reader) = state else { return nil }
                let event = try await reader.next()
                state = event == nil ? .ended : .open(reader)
                return event
            } catch {
                state = .ended
                throw error
            }
        }
    }
}
