import KubernetesModel
import Logging
import MidwatchTestKit
import ServiceLifecycle
import ServiceLifecycleTestKit
import Synchronization
import Testing

@testable import ControllerRuntime

@Suite(.timeLimit(.minutes(5))) struct ManagerTests {
    /// What happened, in order.
    private final class Diary: Sendable {
        private let entries = Mutex<[String]>([])

        var all: [String] { entries.withLock { $0 } }

        func note(_ entry: String) { entries.withLock { $0.append(entry) } }
    }

    /// A service that writes down when it begins and ends.
    private struct Noting: ServiceLifecycle.Service {
        let name: String
        let diary: Diary

        func run() async throws {
            diary.note("\(name) begins")
            try await gracefulShutdown()
            diary.note("\(name) ends")
        }
    }

    private let clock = ManualClock()
    private let source = FakeCollection()
    private let leases = FakeLeaseStore()
    private let diary = Diary()
    private let logger = Logger.silent

    private func makeReflector() -> Reflector<Pod> {
        Reflector(
            source: source, store: Store(), clock: MonotonicClock(clock), generator: SeededGenerator(seed: 11),
            logger: logger)
    }

    private func makeElector() -> LeaderElector {
        LeaderElector(
            identity: "me", store: leases, clock: MonotonicClock(clock), generator: SeededGenerator(seed: 12),
            logger: logger)
    }

    private func makeManager(
        _ reflector: Reflector<Pod>, elector: LeaderElector?, onListening: @escaping @Sendable (Int) async -> Void
    ) -> Manager {
        var configuration = Manager.Configuration(address: ServerAddress(host: "127.0.0.1", port: 0))
        configuration.signals = []
        configuration.onListening = onListening
        return Manager(
            configuration, informers: [reflector], elector: elector, services: [Noting(name: "service", diary: diary)],
            leaderServices: [Noting(name: "controller", diary: diary)], metrics: { "up 1\n" },
            clock: MonotonicClock(clock), logger: logger)
    }

    @Test func `parts begin when what they need is there, and the lease is given back last`() async throws {
        let (reflector, elector) = (makeReflector(), makeElector())
        let port = Mutex(0)
        let manager = makeManager(reflector, elector: elector) { bound in port.withLock { $0 = bound } }
        source.failNextLists(.unreachable("refused"))
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await manager.run() }
                await eventually("the probes are served") { port.withLock { $0 } > 0 }
                let port = port.withLock { $0 }
                // The sync gate's time limit and the reflector's back-off.
                await clock.waitForSleepers(2)

                let notReady = try await httpGet("/readyz", port: port)
                #expect(notReady.status == 503)
                #expect(notReady.body == "failing: pods: not in sync yet: refused\nnote: pods: refused\n")
                #expect(try await httpGet("/healthz", port: port).status == 200)
                #expect(diary.all.isEmpty)
                #expect(leases.lease == nil, "no lead before the stores are in sync")

                clock.advance(by: .seconds(2))
                await eventually("the controller begins") { diary.all.count == 2 }
                #expect(Set(diary.all) == ["service begins", "controller begins"])
                #expect(elector.isLeader)
                #expect(try await httpGet("/readyz", port: port) == (200, "ok\n"))
                #expect(try await httpGet("/metrics", port: port) == (200, "up 1\n"))
                #expect(try await httpGet("/absent", port: port).status == 404)

                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(diary.all.suffix(2) == ["controller ends", "service ends"])
        #expect(leases.lease?.spec.holderIdentity == "")
        #expect(source.watcherCount == 0)
    }

    @Test func `a replica that does not lead is ready all the same, and its controllers wait`() async throws {
        var other = Lease.Spec()
        other.holderIdentity = "other"
        other.leaseDurationSeconds = 15
        _ = try await leases.create(other)
        let port = Mutex(0)
        let manager = makeManager(makeReflector(), elector: makeElector()) { bound in port.withLock { $0 = bound } }
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await manager.run() }
                await eventually("the other service begins") { diary.all == ["service begins"] }
                await eventually("the probes are served") { port.withLock { $0 } > 0 }
                #expect(try await httpGet("/readyz", port: port.withLock { $0 }) == (200, "ok\n"))
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(diary.all == ["service begins", "service ends"])
        #expect(leases.lease?.spec.holderIdentity == "other")
    }

    @Test func `a kind that does not come into sync in time ends the run and is named`() async throws {
        let manager = makeManager(makeReflector(), elector: nil) { _ in }
        source.failNextLists(.unreachable("refused"))
        await #expect {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await manager.run() }
                await clock.waitForSleepers(2)
                // The list that comes after the back-off fails as well.
                source.failNextLists(.unreachable("refused"), .unreachable("refused"))
                clock.advance(by: .seconds(120))
                try await group.waitForAll()
            }
        } throws: { error in
            let error = error as? ControllerRuntimeError
            return error?.code == .syncTimeout && error?.message.contains("pods: not in sync yet: refused") == true
        }
        #expect(diary.all.isEmpty)
    }

    @Test func `a lost lead ends all parts`() async throws {
        let elector = makeElector()
        let manager = makeManager(makeReflector(), elector: elector) { _ in }
        await #expect {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await manager.run() }
                await eventually("the controller begins") { diary.all.contains("controller begins") }
                leases.setReachable(false)
                await eventually("the lead is lost") {
                    clock.advance(by: .milliseconds(100))
                    return !elector.isLeader
                }
                await eventually("the elector gives up") {
                    clock.advance(by: .milliseconds(100))
                    return source.watcherCount == 0
                }
                try await group.waitForAll()
            }
        } throws: { error in
            (error as? ControllerRuntimeError)?.code == .leadershipLost
        }
        #expect(leases.lease?.spec.holderIdentity == "me")
    }
}
