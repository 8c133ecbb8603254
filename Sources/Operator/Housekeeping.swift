import ControllerRuntime
import Healing
import Logging
import ServiceLifecycle

/// Moves closed incidents from the cluster to the journal, now and then.
struct Housekeeping: Service {
    let healer: Healer
    let logger: Logger

    private static var period: Duration { .seconds(300) }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat {
                do {
                    try await healer.tidy()
                } catch {
                    logger.warning("old incidents were not moved to the journal", metadata: ["error": "\(error)"])
                }
            } while await pause()
        }
    }

    /// - Returns: whether to go on.
    private func pause() async -> Bool {
        do {
            try await Task.sleep(for: Self.period)
            return true
        } catch {
            // Only a shutdown ends a sleep early.
            return false
        }
    }
}

extension Housekeeping: Probed {
    var probeName: String { "journal" }

    var remarks: [String] { healer.journalFailure.map { ["nothing is carried out: \($0)"] } ?? [] }
}
