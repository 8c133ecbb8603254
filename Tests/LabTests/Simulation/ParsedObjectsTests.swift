import KubernetesModel
import Testing

@testable import Lab

struct ParsedObjectsTests {
    @Test func `An object is parsed anew when it has changed, and only then`() throws {
        let lab = try PartsLab()
        try lab.createPod("a")
        let key = ObjectKey(.pods, namespace: "shop", name: "a")
        let first = try #require(lab.access.object(key))
        #expect(lab.access.object(key) == first)
        try lab.change(key) { $0[path: "metadata", "labels", "tier"] = "web" }
        let second = try #require(lab.access.object(key))
        #expect(second.labels["tier"] == "web")
        #expect(second[metadata: "resourceVersion"] != first[metadata: "resourceVersion"])
        try lab.delete(key, gracePeriod: 0)
        #expect(lab.access.object(key) == nil)
    }

    @Test func `Objects that share a place do not pass for each other`() throws {
        let lab = try PartsLab()
        let names = (0..<6_000).map { "config-\($0)" }
        for name in names {
            try lab.access.create(
                ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name), "namespace": "shop"]],
                .configMaps)
        }
        for _ in 0..<2 {
            let read = names.map { lab.access.object(ObjectKey(.configMaps, namespace: "shop", name: $0))?.name }
            #expect(read == names)
        }
    }
}
