import KubernetesModel
import Testing

@testable import Lab

struct StoreTests {
    private let kind = ResourceKind(kind: "ConfigMap", plural: "configmaps")

    private func content(_ name: String, _ data: String = "") -> ObjectContent {
        ObjectContent(
            [
                "metadata": ["name": .string(name), "namespace": "shop", "uid": .string("uid-\(name)")],
                "data": ["a": .string(data)],
            ],
            kind: kind)
    }

    @discardableResult
    private func put(_ store: Store, _ name: String, _ data: String = "", at revision: Int = 0) throws -> Int {
        try store.commit(kind.name, key: "shop/\(name)", expecting: revision, content(name, data)).revision
    }

    @Test func `A write that expects another revision changes nothing and says what is there`() throws {
        let store = Store()
        let first = try put(store, "a")
        let second = try put(store, "a", "2", at: first)
        #expect(second > first)
        let error = #expect(throws: Store.Outdated.self) { try put(store, "a", "3", at: first) }
        #expect(error?.current?.revision == second)
        #expect(store.revision == second)
    }

    @Test func `Every past state within the window can be read, and none before`() throws {
        let store = Store(historyLimit: 20)
        var states: [Int: [String: Int]] = [:]
        var current: [String: Int] = [:]
        for step in 0..<60 {
            let name = "n\(step % 7)"
            if let revision = current[name], step % 5 == 0 {
                let change = try store.commit(kind.name, key: "shop/\(name)", expecting: revision, nil)
                current[name] = nil
                states[change.revision] = current
            } else {
                let revision = try put(store, name, "\(step)", at: current[name] ?? 0)
                current[name] = revision
                states[revision] = current
            }
        }
        for (revision, state) in states {
            let past = store.objects(kind.name, at: revision)
            guard revision >= store.compacted(kind.name) else {
                #expect(past == nil)
                continue
            }
            #expect(past?.objects().map(\.content.name) == state.keys.sorted())
            #expect(past?.objects().map(\.revision) == state.sorted { $0.key < $1.key }.map(\.value))
        }
        #expect(states.keys.filter { $0 >= store.compacted(kind.name) }.count == 21)
    }

    @Test func `Changes after a revision come in order, and those before the window are refused`() throws {
        let store = Store(historyLimit: 3)
        let revisions = try (0..<5).map { try put(store, "n\($0)") }
        #expect(store.changes(kind.name, after: revisions[0]) == nil)
        #expect(store.changes(kind.name, after: revisions[1])?.map(\.revision) == Array(revisions[2...]))
        #expect(store.changes(kind.name, after: revisions[4])?.isEmpty == true)
    }

    @Test(.timeLimit(.minutes(1)))
    func `Who waits is woken by what matters to it, and knows where to look on from`() async throws {
        let store = Store()
        let start = try put(store, "a")
        async let woken = store.waitForChange(kind.name, namespace: "shop", name: "b", after: start)
        try await Task.sleep(for: .milliseconds(20))
        try put(store, "c")
        let revision = try put(store, "b")
        #expect(await woken == revision - 1)
    }

    @Test(.timeLimit(.minutes(1)))
    func `Who waits is woken when its task is cancelled and when the store closes`() async throws {
        let store = Store()
        let task = Task { await store.waitForChange(kind.name, namespace: nil, name: nil, after: store.revision) }
        try await Task.sleep(for: .milliseconds(20))
        task.cancel()
        #expect(await task.value == nil)
        async let other = store.waitForChange(kind.name, namespace: nil, name: nil, after: store.revision)
        try await Task.sleep(for: .milliseconds(20))
        store.close()
        #expect(await other == nil)
        #expect(await store.waitForChange(kind.name, namespace: nil, name: nil, after: store.revision) == nil)
    }
}
