import KubernetesModel
import Testing

@testable import Lab

struct ListTests {
    private let maps = "/api/v1/namespaces/default/configmaps"

    private func filled() async throws -> TestLab {
        let lab = TestLab(historyLimit: 30)
        for number in 0..<7 {
            let colour: JSONValue = number % 2 == 0 ? "red" : "blue"
            try await lab.send("POST", maps, Objects.configMap("m\(number)", labels: ["colour": colour, "set": "all"]))
        }
        return lab
    }

    @Test(
        "Labels select",
        arguments: [
            ("colour=red", ["m0", "m2", "m4", "m6"]), ("colour!=red,set", ["m1", "m3", "m5"]),
            ("colour in (blue,green),set=all", ["m1", "m3", "m5"]),
            ("colour notin (blue),set", ["m0", "m2", "m4", "m6"]),
            ("!colour,set", []), ("set==all,colour==blue", ["m1", "m3", "m5"]),
        ])
    func selects(selector: String, names: [String]) async throws {
        let lab = try await filled()
        let escaped = selector.replacing(" ", with: "+").replacing("=", with: "%3D").replacing("!", with: "%21")
        #expect(try await lab.send("GET", "\(maps)?labelSelector=\(escaped)").names == names)
    }

    @Test func `Pages show one state, whatever happens meanwhile`() async throws {
        let lab = try await filled()
        let selector = "labelSelector=set%3Dall&limit=3"
        let first = try await lab.send("GET", "\(maps)?\(selector)")
        #expect(first.names == ["m0", "m1", "m2"])
        try await lab.send("DELETE", "\(maps)/m4")
        try await lab.send("POST", maps, Objects.configMap("m33", labels: ["set": "all"]))
        let token = first.body[metadata: "continue"]?.stringValue ?? ""
        let second = try await lab.send("GET", "\(maps)?\(selector)&continue=\(token)")
        #expect(second.names == ["m3", "m4", "m5"])
        #expect(second.version == first.version)
        let whole = try await lab.send("GET", "\(maps)?labelSelector=set%3Dall")
        #expect(whole.names == ["m0", "m1", "m2", "m3", "m33", "m5", "m6"])
    }

    @Test func `A page of a forgotten state is refused with a token that goes on in the present one`() async throws {
        let lab = try await filled()
        let first = try await lab.send("GET", "\(maps)?limit=3&labelSelector=set")
        lab.server.store.compact()
        try await lab.send("DELETE", "\(maps)/m4")
        lab.server.store.compact()
        let token = first.body[metadata: "continue"]?.stringValue ?? ""
        let refused = try await lab.send("GET", "\(maps)?limit=9&labelSelector=set&continue=\(token)")
        #expect(refused.status == 410 && refused.reason == "Expired")
        let other = refused.body[metadata: "continue"]?.stringValue ?? ""
        #expect(try await lab.send("GET", "\(maps)?labelSelector=set&continue=\(other)").names == ["m3", "m5", "m6"])
    }

    @Test func `A list says how many objects are left, where it selects none`() async throws {
        let lab = try await filled()
        let page = try await lab.send("GET", "\(maps)?limit=3")
        // Seven, and the one that every namespace has.
        #expect(page.body[metadata: "remainingItemCount"] == 5)
        let selected = try await lab.send("GET", "\(maps)?limit=3&labelSelector=set")
        #expect(selected.body[metadata: "remainingItemCount"] == nil)
    }

    @Test func `A past state can be asked for exactly`() async throws {
        let lab = try await filled()
        let before = try await lab.send("GET", "\(maps)?labelSelector=set")
        try await lab.send("DELETE", "\(maps)/m0")
        let past = try await lab.send(
            "GET", "\(maps)?labelSelector=set&resourceVersion=\(before.version)&resourceVersionMatch=Exact")
        #expect(past.names.count == 7 && past.version == before.version)
    }

    @Test func `A list of one kind in all namespaces is in the order of etcd's keys`() async throws {
        let lab = TestLab()
        for namespace in ["a", "a-b"] {
            try await lab.send("POST", "/api/v1/namespaces", ["metadata": ["name": .string(namespace)]])
            try await lab.send("POST", "/api/v1/namespaces/\(namespace)/secrets", ["metadata": ["name": "s"]])
        }
        let list = try await lab.send("GET", "/api/v1/secrets")
        #expect(list.body["items"]?.arrayValue?.map(\.namespace) == ["a-b", "a"])
    }
}
