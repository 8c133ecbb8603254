import KubernetesModel
import Testing

@testable import Lab

struct GarbageCollectionTests {
    private let maps = "/api/v1/namespaces/default/configmaps"
    private let merge = "application/merge-patch+json"

    private func family(_ lab: TestLab, blocks: Bool = true) async throws {
        let parent = try await lab.send("POST", maps, Objects.configMap("parent")).body
        let child = try await lab.send(
            "POST", maps, Objects.configMap("child", owners: [Objects.owner(parent, blocks: blocks)])
        ).body
        try await lab.send(
            "POST", maps, Objects.configMap("grandchild", owners: [Objects.owner(child, blocks: blocks)]))
    }

    private func names(_ lab: TestLab) async throws -> [String] {
        try await lab.send("GET", maps).names.filter { $0 != "kube-root-ca.crt" }
    }

    @Test(arguments: ["Background", "Foreground"])
    func `What a deleted object owns goes with it`(policy: String) async throws {
        let lab = TestLab()
        try await family(lab)
        #expect(try await lab.send("DELETE", "\(maps)/parent?propagationPolicy=\(policy)").status == 200)
        #expect(try await names(lab) == [])
    }

    @Test func `Orphans stay, without their owner`() async throws {
        let lab = TestLab()
        try await family(lab)
        try await lab.send("DELETE", "\(maps)/parent?propagationPolicy=Orphan")
        #expect(try await names(lab) == ["child", "grandchild"])
        #expect(try await lab.send("GET", "\(maps)/child").body[metadata: "ownerReferences"] == nil)
    }

    @Test func `In the foreground the owner waits for what blocks it`() async throws {
        let lab = TestLab()
        try await family(lab)
        try await lab.send("PATCH", "\(maps)/child", ["metadata": ["finalizers": ["example.com/hold"]]], type: merge)
        try await lab.send("DELETE", "\(maps)/parent?propagationPolicy=Foreground")
        #expect(try await names(lab) == ["child", "parent"])
        #expect(try await lab.send("GET", "\(maps)/parent").body.finalizers == ["foregroundDeletion"])
        try await lab.send("PATCH", "\(maps)/child", ["metadata": ["finalizers": []]], type: merge)
        #expect(try await names(lab) == [])
    }

    @Test func `Of several owners those that are gone are taken out, and the last takes the object with it`()
        async throws
    {
        let lab = TestLab()
        let one = try await lab.send("POST", maps, Objects.configMap("one")).body
        let two = try await lab.send("POST", maps, Objects.configMap("two")).body
        try await lab.send("POST", maps, Objects.configMap("child", owners: [Objects.owner(one), Objects.owner(two)]))
        try await lab.send("DELETE", "\(maps)/one")
        let child = try await lab.send("GET", "\(maps)/child").body
        #expect(child[metadata: "ownerReferences"]?.arrayValue?.map { $0["name"] } == ["two"])
        try await lab.send("DELETE", "\(maps)/two")
        #expect(try await names(lab) == [])
    }

    @Test func `An object whose owner never was is deleted`() async throws {
        let lab = TestLab()
        let ghost: JSONValue = [
            "kind": "ConfigMap", "metadata": ["name": "ghost", "uid": "11111111-2222-4333-8444-555555555555"],
        ]
        try await lab.send("POST", maps, Objects.configMap("child", owners: [Objects.owner(ghost)]))
        #expect(try await names(lab) == [])
    }

    @Test func `A finalizer holds an object until it is taken away`() async throws {
        let lab = TestLab()
        var held = Objects.configMap("held")
        held[metadata: "finalizers"] = ["example.com/hold"]
        try await lab.send("POST", maps, held)
        let marked = try await lab.send("DELETE", "\(maps)/held")
        #expect(marked.body.isDeleting && marked.body["kind"] == "ConfigMap")
        let again = try await lab.send("POST", maps, Objects.configMap("held"))
        #expect(again.message == "object is being deleted: configmaps \"held\" already exists")
        try await lab.send("PATCH", "\(maps)/held", ["metadata": ["finalizers": []]], type: merge)
        #expect(try await lab.send("GET", "\(maps)/held").status == 404)
    }

    @Test func `A namespace that is deleted takes what is in it along, and waits for what is held`() async throws {
        let lab = TestLab()
        try await lab.send("POST", "/api/v1/namespaces", ["metadata": ["name": "shop"]])
        var held = Objects.configMap("held")
        held[metadata: "finalizers"] = ["example.com/hold"]
        try await lab.send("POST", "/api/v1/namespaces/shop/configmaps", held)
        try await lab.send("POST", "/api/v1/namespaces/shop/secrets", ["metadata": ["name": "s"]])
        let deleted = try await lab.send("DELETE", "/api/v1/namespaces/shop")
        #expect(deleted.body["status"]?["phase"] == "Terminating")
        #expect(try await lab.send("GET", "/api/v1/namespaces/shop/secrets").names == [])
        let refused = try await lab.send("POST", "/api/v1/namespaces/shop/configmaps", Objects.configMap("late"))
        #expect(refused.status == 403)
        #expect(
            refused.message.hasSuffix("unable to create new content in namespace shop because it is being terminated"))
        let waiting = try await lab.send("GET", "/api/v1/namespaces/shop").body
        #expect(
            waiting["status"]?["conditions"]?.arrayValue?.last?["message"]?.stringValue
                == "Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances")
        try await lab.send(
            "PATCH", "/api/v1/namespaces/shop/configmaps/held", ["metadata": ["finalizers": []]], type: merge)
        #expect(try await lab.send("GET", "/api/v1/namespaces/shop").status == 404)
    }
}
