import Logging
import NIOPosix
import Synchronization

/// A value read from files that others replace while the program runs.
///
/// It is read again after a period. While a read fails, the old value stays in use: a rotation replaces several files
/// one after the other, and a reader may meet it half-way.
final class RefreshedFile<Value: Sendable>: Sendable {
    private let state: Mutex<RefreshState<Value>>
    private let read: @Sendable () throws -> Value
    private let logger: Logger

    init(period: Duration, logger: Logger, read: @escaping @Sendable () throws -> Value) {
        state = Mutex(RefreshState(period: period))
        self.read = read
        self.logger = logger
    }

    /// The value, read at most as long ago as the period.
    ///
    /// - Throws: What the first read throws; later failures are logged.
    func value() async throws -> Value {
        if let value = state.withLock({ $0.valueOrRead(at: .now) }) { return value }
        do {
            let value = try await NIOThreadPool.singleton.runIfActive(read)
            state.withLock { $0.didRead(value) }
            return value
        } catch {
            guard let old = state.withLock({ $0.fallback }) else { throw error }
            logger.warning("a credential file cannot be read, the old one stays", metadata: ["error": "\(error)"])
            return old
        }
    }

    /// Makes the next use read the files.
    func expire() { state.withLock { $0.expire() } }
}
