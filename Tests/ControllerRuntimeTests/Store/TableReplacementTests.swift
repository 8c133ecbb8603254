import KubernetesModel
import Testing

@testable import ControllerRuntime

@Suite struct TableReplacementTests {
    private func table(_ pods: [Pod]) -> ObjectTable<Pod> {
        var table = ObjectTable<Pod>()
        for pod in pods { _ = table.apply(pod) }
        return table
    }

    private func replace(
        _ old: [Pod], with new: [Pod], at version: ResourceVersion
    ) -> (table: ObjectTable<Pod>, changes: [ObjectChange<Pod>]) {
        var replacement = TableReplacement(of: table(old))
        for pod in new { replacement.add(pod) }
        return replacement.finish(at: version)
    }

    @Test func `what is missing from a list is deleted, and what did not change is no change`() {
        let (table, changes) = replace(
            [.make("gone", version: 1), .make("same", version: 2), .make("changed", version: 3)],
            with: [.make("same", version: 2), .make("changed", version: 9), .make("new", version: 8)], at: "10")
        let deleted = changes.filter(\.isDeletion).map(\.key.name)
        let written = changes.filter { !$0.isDeletion }.map(\.key.name)
        #expect(deleted == ["gone"])
        #expect(Set(written) == ["changed", "new"])
        #expect(Set(table.objects.map(\.metadata.name)) == ["same", "changed", "new"])
        #expect(table.version == "10")
    }

    @Test func `a list that is older than what is known takes nothing back`() {
        let (table, changes) = replace(
            [.make("young", version: 50), .make("changed", version: 60)], with: [.make("changed", version: 30)],
            at: "40")
        #expect(changes.isEmpty)
        #expect(table[NamespacedName("young")] != nil)
        #expect(table[NamespacedName("changed")]?.metadata.resourceVersion == "60")
    }

    @Test func `an object that did not change stays the same in memory`() {
        let old = table([.make("same", version: 2)])
        var replacement = TableReplacement(of: old)
        replacement.add(.make("same", version: 2))
        let (new, _) = replacement.finish(at: "10")
        #expect(old.stored(NamespacedName("same")) === new.stored(NamespacedName("same")))
    }

    @Test func `a successor of the same name replaces its predecessor`() {
        let (table, changes) = replace(
            [.make("a", version: 5, uid: "first")], with: [.make("a", version: 8, uid: "second")], at: "9")
        #expect(changes.count == 1)
        #expect(table.object(uid: "first") == nil)
        #expect(table.object(uid: "second") != nil)
    }
}
