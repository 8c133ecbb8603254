import KubernetesModel
import Testing

@testable import ControllerRuntime

@Suite struct ObjectTableTests {
    private func table(_ pods: Pod...) -> ObjectTable<Pod> {
        var table = ObjectTable<Pod>(indexedBy: .pod)
        for pod in pods { _ = table.apply(pod) }
        return table
    }

    @Test func `an object is found by key, namespace, uid, owner and node`() {
        let table = table(
            .make("a", version: 1, owner: "rs-1", node: "node-1"),
            .make("b", version: 2, owner: "rs-1", node: "node-2"),
            .make("c", in: "infra", version: 3, owner: "rs-2", node: "node-1"))
        #expect(table.count == 3)
        #expect(table[NamespacedName("a")]?.metadata.name == "a")
        #expect(Set(table.objects(in: "shop").map(\.metadata.name)) == ["a", "b"])
        #expect(Array(table.objects(in: "absent")).isEmpty)
        #expect(table.object(uid: "uid-of-c")?.metadata.name == "c")
        #expect(Set(table.objects(under: .controller("rs-1")).map(\.metadata.name)) == ["a", "b"])
        #expect(Set(table.objects(under: .node("node-1")).map(\.metadata.name)) == ["a", "c"])
        #expect(Set(table.objects.map(\.metadata.name)) == ["a", "b", "c"])
    }

    @Test func `an index follows a change of what it is built from`() {
        var table = table(.make("a", version: 1, owner: "rs-1"))
        _ = table.apply(.make("a", version: 2, owner: "rs-2", node: "node-1"))
        #expect(table.objects(under: .controller("rs-1")).isEmpty)
        #expect(table.objects(under: .controller("rs-2")).count == 1)
        #expect(table.objects(under: .node("node-1")).count == 1)
        #expect(table.count == 1)
    }

    @Test(arguments: [
        (stored: 9, incoming: 10, isTaken: true),
        (stored: 10, incoming: 9, isTaken: false),
        (stored: 10, incoming: 10, isTaken: false),
        (stored: 99, incoming: 100, isTaken: true),
    ])
    func `an object never goes back to an older version`(stored: Int, incoming: Int, isTaken: Bool) {
        var table = table(.make("a", version: stored))
        let change = table.apply(.make("a", version: incoming))
        #expect((change != nil) == isTaken)
        #expect(table[NamespacedName("a")]?.metadata.resourceVersion.text == "\(max(stored, incoming))")
    }

    @Test func `the deletion of a predecessor leaves its successor alone`() {
        var table = table(.make("a", version: 20, uid: "second"))
        let late = table.delete(.make("a", version: 15, uid: "first"))
        #expect(late == nil)
        #expect(table.count == 1)
        let real = table.delete(.make("a", version: 25, uid: "second"))
        #expect(real?.isDeletion == true)
        #expect(table.count == 0)
        #expect(table.object(uid: "second") == nil)
    }

    @Test func `a change tells both states`() throws {
        var table = table(.make("a", version: 1))
        let applied = table.apply(.make("a", version: 2))
        let change = try #require(applied)
        #expect(change.old?.metadata.resourceVersion == "1")
        #expect(change.new?.metadata.resourceVersion == "2")
        #expect(change.key == NamespacedName("a"))
        #expect(!change.isDeletion)
    }

    @Test func `a snapshot does not see later changes`() {
        var table = table(.make("a", version: 1, owner: "rs-1"), .make("b", version: 2, owner: "rs-1"))
        let snapshot = table
        _ = table.apply(.make("a", version: 5, owner: "rs-1"))
        _ = table.remove(NamespacedName("b"))
        #expect(snapshot.count == 2)
        #expect(snapshot[NamespacedName("a")]?.metadata.resourceVersion == "1")
        #expect(snapshot.objects(under: .controller("rs-1")).count == 2)
        #expect(table.objects(under: .controller("rs-1")).map(\.metadata.resourceVersion) == ["5"])
    }

    @Test func `events are found by the object that they are about`() {
        var event = Event()
        event.metadata = ObjectMeta(name: "a.1", namespace: "shop")
        event.involvedObject = ObjectReference(
            apiVersion: "v1", kind: "Pod", namespace: "shop", name: "a", uid: "uid-of-a")
        var table = ObjectTable<Event>(indexedBy: .involvedObject)
        _ = table.apply(event)
        #expect(table.objects(under: .involvedObject("uid-of-a")).map(\.metadata.name) == ["a.1"])
        #expect(table.objects(under: .involvedObject("another")).isEmpty)
        #expect(table.objects(under: .warning("uid-of-a")).isEmpty)
        event.type = "Warning"
        event.metadata.name = "a.2"
        _ = table.apply(event)
        #expect(table.objects(under: .warning("uid-of-a")).map(\.metadata.name) == ["a.2"])
        #expect(table.objects(under: .involvedObject("uid-of-a")).count == 2)
    }

    @Test func `a table agrees with a dictionary after ten thousand random changes`() {
        var generator = SeededGenerator(seed: 7)
        var table = ObjectTable<Pod>(indexedBy: .pod)
        var model: [NamespacedName: Pod] = [:]
        for version in 1...10_000 {
            let name = "pod-\(Int.random(in: 0..<200, using: &generator))"
            if Int.random(in: 0..<3, using: &generator) == 0 {
                let removed = table.remove(NamespacedName(name))
                #expect(removed?.old == model.removeValue(forKey: NamespacedName(name)))
            } else {
                let owner = UID("rs-\(Int.random(in: 0..<10, using: &generator))")
                let pod = Pod.make(name, version: version, owner: owner)
                _ = table.apply(pod)
                model[pod.key] = pod
            }
        }
        #expect(Set(table.objects) == Set(model.values))
        #expect(table.count == model.count)
        for number in 0..<10 {
            let owner = UID("rs-\(number)")
            #expect(
                Set(table.objects(under: .controller(owner)))
                    == Set(model.values.filter { $0.metadata.controller?.uid == owner }))
        }
    }
}
