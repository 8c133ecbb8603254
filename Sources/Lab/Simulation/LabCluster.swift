package import Foundation
package import Logging
internal import Synchronization

/// A whole cluster in the process: the API server, and the controllers, scheduler and kubelets that make something of
/// what is written to it, in the Lab's own time.
///
/// The time stands still until ``advance(to:)`` moves it, through each moment at which something happens: half an hour
/// of a cluster takes as long as what happens in it.
package final class LabCluster: Sendable {
    package let server: APIServer
    package let clock: LabClock
    private let loop: Mutex<ControlLoop>

    /// - Parameters:
    ///   - start: The time at which the cluster begins.
    ///   - seed: Where uids and generated names come from; the same seed gives the same cluster.
    package init(startingAt start: Date, seed: UInt64, parts: [any ClusterPart], logger: Logger) {
        let clock = LabClock(startingAt: start)
        self.clock = clock
        server = APIServer(APIServer.Configuration(now: { clock.now }, seed: seed))
        loop = Mutex(ControlLoop(server: server, parts: parts, logger: logger))
    }

    /// Does what is due at this moment.
    package func settle() {
        loop.withLock { $0.settle(at: clock.now) }
    }

    /// Lets time pass up to a moment, and does what is due until then.
    package func advance(to date: Date) {
        settle()
        while let instant = nextInstant, instant <= date {
            clock.advance(to: instant)
            settle()
        }
        clock.advance(to: date)
        settle()
    }

    /// When something happens next although nobody writes anything.
    package var nextInstant: Date? { loop.withLock { $0.nextInstant() } }

    /// Whether something was written that the cluster's parts have not heard of.
    package var isBehind: Bool { loop.withLock { $0.isBehind } }
}
