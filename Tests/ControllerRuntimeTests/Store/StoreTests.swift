import KubernetesModel
import Synchronization
import Testing

@testable import ControllerRuntime

@Suite struct StoreTests {
    private final class Recorder: Sendable {
        let seen = Mutex<[String]>([])

        func handle(_ change: ObjectChange<Pod>) {
            let kind = change.isDeletion ? "-" : change.old == nil ? "+" : "~"
            seen.withLock { $0.append(kind + change.key.name + (change.isInitial ? "!" : "")) }
        }
    }

    private func commit(_ store: Store<Pod>, _ pods: [Pod], at version: ResourceVersion) {
        var replacement = store.beginReplacement()
        for pod in pods { replacement.add(pod) }
        store.commit(replacement, at: version)
    }

    @Test func `handlers are told of the first list as initial and of all else as changes`() {
        let (store, recorder) = (Store<Pod>(), Recorder())
        store.onChange(recorder.handle)
        #expect(!store.hasSynced)
        commit(store, [.make("a", version: 1)], at: "10")
        #expect(store.hasSynced)
        store.apply(.make("b", version: 11), version: "11")
        store.apply(.make("a", version: 12), version: "12")
        store.delete(.make("b", version: 13), version: "13")
        #expect(recorder.seen.withLock { $0 } == ["+a!", "+b", "~a", "-b"])
        #expect(store.snapshot().version == "13")
    }

    @Test func `a second list synthesises the deletions that were missed`() {
        let (store, recorder) = (Store<Pod>(), Recorder())
        commit(store, [.make("a", version: 1), .make("b", version: 2)], at: "10")
        store.onChange(recorder.handle)
        commit(store, [.make("b", version: 2)], at: "20")
        #expect(Set(recorder.seen.withLock { $0 }) == ["+a!", "+b!", "-a"])
        #expect(recorder.seen.withLock { $0.last } == "-a")
    }

    @Test func `whoever waits for the first list goes on when it is in`() async throws {
        let store = Store<Pod>()
        async let waiting: Void = store.waitUntilSynced()
        commit(store, [], at: "1")
        try await waiting
        #expect(store.hasSynced)
    }
}
