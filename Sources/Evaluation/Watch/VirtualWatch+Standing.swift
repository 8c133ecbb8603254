package import Foundation
package import Lab

extension VirtualWatch {
    /// After so many answers of the cluster and the watch to each other in one moment time goes on all the same.
    private static let exchangesAtOnce = 100

    /// Watches a scenario until a moment: whatever happens next, in the scenario or in the watch, time moves there.
    package func stand(over player: ScenarioPlayer, until end: Date) async throws {
        while let next = try await moment(in: player, until: end) { try player.advance(to: next) }
    }

    /// Does all that is due at this moment of a scenario.
    ///
    /// - Returns: The next moment at which something happens, `end` at the latest; nil: `end` is reached.
    package func moment(in player: ScenarioPlayer, until end: Date) async throws -> Date? {
        let cluster = player.cluster
        var exchanges = 0
        repeat {
            try player.advance(to: cluster.clock.now)
            await work()
            exchanges += 1
        } while cluster.isBehind && exchanges < Self.exchangesAtOnce
        let now = cluster.clock.now
        guard now < end else { return nil }
        try Task.checkCancellation()
        let next = [player.nextInstant, nextInstant].compactMap(\.self).min() ?? end
        return min(max(next, now + .milliseconds(1)), end)
    }
}
