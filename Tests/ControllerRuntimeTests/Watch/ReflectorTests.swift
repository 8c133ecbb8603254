import KubernetesModel
import Logging
import MidwatchTestKit
import ServiceLifecycleTestKit
import Synchronization
import Testing

@testable import ControllerRuntime

@Suite(.timeLimit(.minutes(5))) struct ReflectorTests {
    /// A reflector on a fake collection, with a clock that stands still.
    private final class Setup: Sendable {
        let source: FakeCollection
        let clock = ManualClock()
        let store = Store<Pod>(indexedBy: .pod)
        let reflector: Reflector<Pod>

        init(offersInitialEvents: Bool = false) {
            source = FakeCollection(offersInitialEvents: offersInitialEvents)
            reflector = Reflector(
                source: source, store: store, clock: MonotonicClock(clock), generator: SeededGenerator(seed: 4),
                logger: .silent)
        }

        /// Runs the reflector as long as the body does.
        func run(_ body: () async throws -> Void) async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await self.reflector.run() }
                try await body()
                group.cancelAll()
            }
        }

        var names: Set<String> { Set(store.snapshot().objects.map(\.metadata.name)) }

        /// Moves the clock until a condition holds.
        func pass(until what: Comment, _ condition: () -> Bool) async {
            await eventually(what) {
                clock.advance(by: .seconds(1))
                return condition()
            }
        }

        var isEqual: Bool { Set(store.snapshot().objects) == Set(source.content.values) }

        func waitUntilWatching(_ requests: Int) async {
            await eventually("watch number \(requests) is open") {
                source.requests.count >= requests && source.watcherCount == 1
            }
        }
    }

    @Test(arguments: [false, true])
    func `the store follows the collection`(offersInitialEvents: Bool) async throws {
        let setup = Setup(offersInitialEvents: offersInitialEvents)
        setup.source.put("a")
        setup.source.put("b")
        try await setup.run {
            try await setup.reflector.waitUntilSettled()
            #expect(setup.names == ["a", "b"])
            setup.source.put("c")
            setup.source.delete("a")
            setup.source.put("b")
            await eventually("the changes are in") { setup.isEqual }
            #expect(setup.store.snapshot().version == setup.source.version)
            #expect(setup.reflector.readinessFailure == nil)
        }
    }

    @Test func `a watch that was cut goes on without a list`() async throws {
        let setup = Setup()
        setup.source.put("a")
        try await setup.run {
            await setup.waitUntilWatching(2)
            setup.source.failWatches(.unreachable("connection reset"))
            await eventually("the reflector backs off") { setup.source.watcherCount == 0 }
            setup.source.put("b")
            setup.source.delete("a")
            await setup.pass(until: "the changes are in") { setup.isEqual }
            #expect(setup.source.requests == [.list(.any), .watch(.after("101")), .watch(.after("101"))])
        }
    }

    @Test func `changes that were missed are found by a list, deletions too`() async throws {
        let setup = Setup()
        let deleted = Mutex<Set<String>>([])
        setup.store.onChange { change in
            if change.isDeletion { deleted.withLock { _ = $0.insert(change.key.name) } }
        }
        setup.source.put("a")
        setup.source.put("b")
        try await setup.run {
            await setup.waitUntilWatching(2)
            setup.source.failWatches(.unreachable("connection reset"))
            await eventually("the reflector backs off") { setup.source.watcherCount == 0 }
            setup.source.delete("a")
            setup.source.put("c")
            setup.source.forgetLog()
            await setup.pass(until: "the changes are in") { setup.isEqual }
            // The handlers are told after the store has the changes.
            await eventually("the handlers are told") { !deleted.withLock { $0 }.isEmpty }
            #expect(deleted.withLock { $0 } == ["a"])
            #expect(setup.source.requests.contains(.list(.none)))
        }
    }

    @Test func `a silent watch is opened anew from where it was`() async throws {
        let setup = Setup()
        setup.source.put("a")
        try await setup.run {
            await setup.waitUntilWatching(2)
            await setup.clock.waitForSleepers()
            setup.clock.advance(by: .seconds(69))
            #expect(setup.source.requests.count == 2)
            setup.clock.advance(by: .seconds(1))
            await setup.waitUntilWatching(3)
            #expect(setup.source.requests.last == .watch(.after("101")))
            await eventually("the API server has accepted the watch") { setup.reflector.lastContactAge == .zero }
            #expect(setup.reflector.remarks.isEmpty)
        }
    }

    @Test func `an API server that never ends the initial events is asked for a list`() async throws {
        let setup = Setup(offersInitialEvents: true)
        setup.source.withholdEndOfInitialEvents()
        setup.source.put("a")
        try await setup.run {
            await setup.waitUntilWatching(1)
            await setup.clock.waitForSleepers()
            #expect(setup.names.isEmpty)
            setup.clock.advance(by: .seconds(10))
            try await setup.reflector.waitUntilSettled()
            #expect(setup.names == ["a"])
            #expect(setup.source.requests.contains(.list(.any)))
        }
    }

    @Test func `a missing right is told and does not hold up the others`() async throws {
        let setup = Setup()
        setup.source.failNextLists(.forbidden("not allowed to list pods"))
        setup.source.put("a")
        try await setup.run {
            try await setup.reflector.waitUntilSettled()
            #expect(setup.reflector.status == .forbidden("not allowed to list pods"))
            #expect(setup.reflector.readinessFailure == nil)
            #expect(setup.reflector.remarks == ["not seen: not allowed to list pods"])
            await setup.pass(until: "the right is granted") { setup.names == ["a"] }
            #expect(setup.reflector.remarks.isEmpty)
        }
    }

    @Test func `an object that cannot be read is left out and told, and loses no other`() async throws {
        let setup = Setup()
        setup.source.put("a")
        setup.source.put("b")
        setup.source.add(
            undecodable: UndecodableObject(key: NamespacedName("bad"), resourceVersion: "90", reason: "spec: a text"))
        try await setup.run {
            await setup.waitUntilWatching(2)
            #expect(setup.names == ["a", "b"])
            #expect(setup.reflector.unreadable.reasons == [NamespacedName("bad"): "spec: a text"])
            setup.source.send(
                .undecodable(
                    UndecodableObject(key: NamespacedName("b"), resourceVersion: "150", reason: "status: a number")))
            await eventually("b is out") { setup.names == ["a"] }
            #expect(setup.reflector.unreadable.reasons.count == 2)
            #expect(setup.store.snapshot().version == "150")
            setup.source.send(.modified(.make("b", version: 151)))
            await eventually("b is in again") { setup.names == ["a", "b"] }
            #expect(setup.reflector.remarks == ["shop/bad cannot be read: spec: a text"])
        }
    }

    @Test func `frames that come out of order leave the latest state of each object`() async throws {
        let setup = Setup()
        try await setup.run {
            await setup.waitUntilWatching(2)
            setup.source.send(.added(.make("a", version: 205)))
            setup.source.send(.modified(.make("a", version: 203)))
            setup.source.send(.deleted(.make("a", version: 204)))
            setup.source.send(.added(.make("last", version: 206)))
            await eventually("the last is in") { setup.names.contains("last") }
            #expect(setup.store[NamespacedName("a")]?.metadata.resourceVersion == "205")
        }
    }

    @Test func `a shutdown in good order ends the run`() async throws {
        let setup = Setup()
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await setup.reflector.run() }
                try await setup.reflector.waitUntilSettled()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(setup.source.watcherCount == 0)
    }

    @Test func `a watch that does not go on counts as hanging`() async throws {
        let setup = Setup()
        try await setup.run {
            await setup.waitUntilWatching(2)
            #expect(setup.reflector.livenessFailure == nil)
        }
        setup.clock.advance(by: .seconds(131))
        #expect(setup.reflector.livenessFailure?.contains("hangs") == true)
    }

    @Test(arguments: 0..<6)
    func `after a storm of changes and failures the store equals the collection`(seed: Int) async throws {
        let setup = Setup(offersInitialEvents: seed.isMultiple(of: 2))
        var generator = SeededGenerator(seed: UInt64(seed))
        let failures: [WatchFailure] = [
            .unreachable("reset"), .expired, .throttled(retryAfter: .seconds(3)), .serverError("etcd"),
            .other("broken frame"), .versionTooLarge, .forbidden("watch pods"),
        ]
        try await setup.run {
            for _ in 0..<300 {
                let name = "pod-\(Int.random(in: 0..<20, using: &generator))"
                let failure = failures.randomElement(using: &generator) ?? .expired
                switch Int.random(in: 0..<12, using: &generator) {
                case 0: setup.source.closeWatches()
                case 1: setup.source.forgetLog()
                case 2: setup.source.failWatches(failure)
                case 3: setup.source.failNextLists(failure)
                case 4: setup.source.failNextWatches(failure)
                case 5: setup.clock.advance(by: .seconds(Int.random(in: 1..<100, using: &generator)))
                case 6, 7: setup.source.delete(name)
                default: setup.source.put(name)
                }
                await Task.yield()
            }
            // Back-off may last some minutes after so many failures.
            await eventually("the store equals the collection") {
                setup.clock.advance(by: .seconds(5))
                return setup.isEqual && setup.source.watcherCount == 1
            }
            #expect(setup.store.snapshot().count == setup.source.content.count)
        }
    }
}
