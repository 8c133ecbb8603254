package import Foundation
internal import ServiceLifecycle

/// Lets the time of a scenario pass with the world's, for people who play with its cluster.
package struct LabPulse: Service {
    private let player: ScenarioPlayer
    private let speed: Double
    private let onMoment: @Sendable (Date) async -> Void

    /// - Parameters:
    ///   - speed: How many seconds pass in the Lab in one second.
    ///   - onMoment: Is told the Lab's time whenever it has moved.
    package init(
        _ player: ScenarioPlayer, speed: Double = 1, onMoment: @escaping @Sendable (Date) async -> Void = { _ in }
    ) {
        self.player = player
        self.speed = speed
        self.onMoment = onMoment
    }

    /// So often the Lab looks whether something is due, or was written from outside.
    private static let pause: Duration = .milliseconds(20)

    /// - Throws: a ``ScenarioError`` where a step cannot be carried out.
    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            let (begin, start) = (ContinuousClock.now, player.now)
            while !Task.isCancelled {
                let passed = begin.duration(to: .now) / .seconds(1)
                try player.advance(to: start.addingTimeInterval(passed * speed))
                await onMoment(player.now)
                do { try await Task.sleep(for: Self.pause) } catch { return }
            }
        }
    }
}
