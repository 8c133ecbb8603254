package import Foundation
package import Lab

/// Something that happens in a Lab while it is watched.
package protocol Story: Sendable {
    var cluster: LabCluster { get }

    /// When something happens next although nobody writes anything.
    var nextInstant: Date? { get }

    /// Lets time pass up to a moment, and what happens until then happen.
    func advance(to date: Date) throws
}

extension VirtualWatch {
    /// After so many answers of the cluster and the watch to each other in one moment time goes on all the same.
    private static let exchangesAtOnce = 100

    /// Watches until a moment: whatever happens next, in the story or in the watch, time moves there.
    ///
    /// - Parameter onMoment: Is told, when all is done that is due now, which moment comes next; where it returns false
    ///   the watch is over. Who looks on may take his time.
    package func stand(
        over story: some Story, until end: Date, onMoment: (_ next: Date) async throws -> Bool = { _ in true }
    ) async throws {
        let cluster = story.cluster
        while true {
            var exchanges = 0
            repeat {
                try story.advance(to: cluster.clock.now)
                await work()
                exchanges += 1
            } while cluster.isBehind && exchanges < Self.exchangesAtOnce
            let now = cluster.clock.now
            guard now < end else { return }
            try Task.checkCancellation()
            let next = min(
                max([story.nextInstant, nextInstant].compactMap(\.self).min() ?? end, now + .milliseconds(1)), end)
            guard try await onMoment(next) else { return }
            try story.advance(to: next)
        }
    }
}
