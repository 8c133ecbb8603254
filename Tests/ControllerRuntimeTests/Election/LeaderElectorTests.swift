import KubernetesModel
import Logging
import MidwatchTestKit
import ServiceLifecycleTestKit
import Testing

@testable import ControllerRuntime

@Suite(.timeLimit(.minutes(5))) struct LeaderElectorTests {
    private let clock = ManualClock()
    private let store = FakeLeaseStore()

    private func makeElector(_ identity: String) -> LeaderElector {
        LeaderElector(
            identity: identity, store: store, clock: MonotonicClock(clock), generator: SeededGenerator(seed: 10),
            logger: .silent)
    }

    @Test func `of two replicas one leads, and the other takes over when the lease is given back`() async throws {
        let (first, second) = (makeElector("first"), makeElector("second"))
        let firstLeads = Latch()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await firstLeads.wait()
                try await second.run()
            }
            try await testGracefulShutdown { trigger in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await first.run() }
                    try await first.waitUntilLeading()
                    firstLeads.open()
                    for _ in 0..<60 {
                        await clock.waitForSleepers(2)
                        clock.advance(by: .seconds(1))
                    }
                    #expect(first.isLeader)
                    #expect(!second.isLeader)
                    trigger.triggerGracefulShutdown()
                    try await group.waitForAll()
                }
            }
            #expect(!first.isLeader)
            #expect(store.lease?.spec.holderIdentity == "")
            await eventually("the second leads") {
                clock.advance(by: .milliseconds(100))
                return second.isLeader
            }
            #expect(store.lease?.spec.holderIdentity == "second")
            #expect(store.lease?.spec.leaseTransitions == 1)
            group.cancelAll()
        }
    }

    @Test func `a leader that cannot renew stops acting at the deadline, and its run fails`() async throws {
        let elector = makeElector("first")
        let ended = Latch()
        await #expect {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { ended.open() }
                    try await elector.run()
                }
                try await elector.waitUntilLeading()
                store.setReachable(false)
                clock.advance(by: .seconds(9.9))
                #expect(elector.isLeader)
                clock.advance(by: .seconds(0.1))
                #expect(!elector.isLeader)
                await eventually("the run ends") {
                    clock.advance(by: .milliseconds(100))
                    return ended.isOpen
                }
                for try await _ in group {}
            }
        } throws: { error in
            (error as? ControllerRuntimeError)?.code == .leadershipLost
        }
        #expect(store.lease?.spec.holderIdentity == "first", "the lease is left to run out")
    }

    @Test func `an API server that fails for a while costs no leader the lead`() async throws {
        let elector = makeElector("first")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await elector.run() }
            try await elector.waitUntilLeading()
            for isReachable in [false, false, true, false, false, true] {
                // For the wait between two attempts: an attempt that is under way has a time limit that sleeps longer.
                await clock.waitForSleepers(within: .seconds(2))
                store.setReachable(isReachable)
                clock.advance(by: .seconds(2))
            }
            await clock.waitForSleepers(within: .seconds(2))
            #expect(elector.isLeader)
            group.cancelAll()
        }
    }

    @Test func `a leader that is cancelled leaves the lease to run out`() async throws {
        let elector = makeElector("first")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await elector.run() }
            try await elector.waitUntilLeading()
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(store.lease?.spec.holderIdentity == "first")
    }

    @Test func `a lead that ran out unnoticed shows`() async throws {
        let elector = makeElector("first")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await elector.run() }
            try await elector.waitUntilLeading()
            group.cancelAll()
        }
        clock.advance(by: .seconds(20))
        #expect(elector.livenessFailure == nil)
        clock.advance(by: .seconds(10))
        #expect(elector.livenessFailure?.contains("ran out") == true)
    }
}
