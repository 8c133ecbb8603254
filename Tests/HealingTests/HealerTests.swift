import Incidents
import Journal
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Healing

@Suite("Healing")
struct HealerTests {
    @Test("A rollout of an image that does not exist is rolled back, verified and resolved")
    func heals() async throws {
        let world = try HealingWorld()
        try await world.work()

        #expect(world.cluster.changes == ["patch Deployment/web"])
        let incident = try #require(world.incidents.records.first)
        #expect(world.incidents.records.count == 1)
        #expect(incident.phase == .resolved)
        #expect(incident.status.diagnosis?.category == .image)
        #expect(
            incident.status.timeline.map(\.stage) == [
                "Detected", "Diagnosed", "Decided", "Acted", "Verified", "Resolved",
            ])
        #expect(world.requests.records.map(\.status.verification?.state) == [.passed])
    }

    @Test(
        "A crash at any checkpoint neither repeats nor forgets the repair",
        arguments: Checkpoint.allCases.filter { ![.undoIntentWritten, .undone].contains($0) })
    func survives(checkpoint: Checkpoint) async throws {
        let world = try HealingWorld()
        await #expect(throws: FakeCluster.Crash.self) { try await world.work(dyingAt: checkpoint) }
        try await world.work()

        #expect(world.cluster.changes == ["patch Deployment/web"])
        #expect(world.incidents.records.map(\.phase) == [.resolved])
        #expect(world.requests.records.map(\.status.execution?.state) == [.succeeded])
        #expect(world.requests.records.map(\.status.verification?.state) == [.passed])
        let kinds = try await world.journal.entries(JournalQuery()).map(\.kind)
        #expect(Set(kinds) == [.opened, .diagnosed, .decided, .intended, .executed, .verified, .resolved])
        #expect(kinds.count == Set(kinds).count)
    }

    @Test(
        "A repair that makes it worse is taken back once, wherever a crash comes, and people are called",
        arguments: [nil] + Checkpoint.allCases.filter { $0 != .verified }.map(Optional.some))
    func undoes(checkpoint: Checkpoint?) async throws {
        let world = try HealingWorld(aftermath: .worse)
        if let checkpoint {
            await #expect(throws: FakeCluster.Crash.self) { try await world.work(dyingAt: checkpoint) }
        }
        try await world.work()

        #expect(world.cluster.changes == ["patch Deployment/web", "patch Deployment/web"])
        #expect(
            world.cluster["Deployment", "web"]?[path: "spec", "template", "spec", "containers"]?[0]?["image"]
                == "registry.example/web:nope")
        #expect(world.requests.records.map(\.status.execution?.state) == [.undone])
        #expect(world.incidents.records.map(\.phase) == [.escalated])
    }

    @Test("What pods on their way out show while a repair is under way changes no diagnosis")
    func keepsDiagnosis() async throws {
        let world = try HealingWorld(aftermath: .late)
        try await world.work()

        let incident = try #require(world.incidents.records.first)
        #expect(incident.phase == .resolved)
        #expect(incident.status.diagnosis?.category == .image)
        #expect(incident.status.timeline.count { $0.stage == "Diagnosed" } == 1)
    }

    @Test("Without a policy nothing is changed, and the incident says what would have been done")
    func observes() async throws {
        let world = try HealingWorld(policies: [])
        try await world.work()

        #expect(world.cluster.changes.isEmpty)
        #expect(world.requests.records.map(\.status.decision?.state) == [.suggestOnly])
        let incident = try #require(world.incidents.records.first)
        #expect(incident.phase == .escalated)
        #expect(
            incident.status.outcome?.summary.contains("Would rollbackWorkload deployment/web to revision 1") == true)
    }
}
