import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Lab

struct ObjectIndexTests {
    private let kind = ResourceKind(kind: "ConfigMap", plural: "configmaps")

    private func object(_ name: String, _ revision: Int) -> StoredObject {
        let value: JSONValue = ["metadata": ["name": .string(name), "namespace": "shop"]]
        return StoredObject(content: ObjectContent(value, kind: kind), revision: revision)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `Whatever is put and removed, it holds what a dictionary would, in the order of keys`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var index = ObjectIndex()
        var model: [String: Int] = [:]
        for revision in 1...5000 {
            let name = "n\(Int.random(in: 0..<1500, using: &generator))"
            if Int.random(in: 0..<3, using: &generator) == 0 {
                index.remove("shop/\(name)")
                model.removeValue(forKey: "shop/\(name)")
            } else {
                index.put(object(name, revision))
                model["shop/\(name)"] = revision
            }
        }
        #expect(index.count == model.count)
        #expect(index.objects().map(\.content.key) == model.keys.sorted())
        #expect(index.objects().map(\.revision) == model.sorted { $0.key < $1.key }.map(\.value))
        #expect(index.objects(from: "shop/n5").map(\.content.key) == model.keys.filter { $0 >= "shop/n5" }.sorted())
        for (key, revision) in model { #expect(index[key]?.revision == revision) }
        #expect(index["shop/none"] == nil)
    }

    @Test func `A copy stays as it was`() {
        var index = ObjectIndex()
        for number in 0..<1000 { index.put(object("n\(number)", 1)) }
        let before = index
        for number in 0..<1000 { index.put(object("n\(number)", 2)) }
        index.remove("shop/n1")
        #expect(before.count == 1000)
        #expect(before.objects().allSatisfy { $0.revision == 1 })
    }
}
