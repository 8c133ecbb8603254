import Foundation
import Logging
import ServiceLifecycle
import Testing

@testable import Lab

struct LabPulseTests {
    @Test(.timeLimit(.minutes(1))) func `time in the Lab passes as many times faster as it is told to`() async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let start = Date(timeIntervalSince1970: 1_800_000_000)
        let player = try ScenarioPlayer(
            Scenario(name: "empty", kind: .healthy, title: "Nothing"), startingAt: start, seed: 1, logger: logger
        ) { _ in [] }
        let group = ServiceGroup(services: [LabPulse(player, speed: 600)], logger: logger)
        let begin = ContinuousClock.now
        async let running: Void = group.run()
        while player.now < start + 60 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(begin.duration(to: .now) >= .milliseconds(100))
        await group.triggerGracefulShutdown()
        try await running
    }
}
