import Foundation
import KubernetesModel
import Testing

@Suite struct StringMapTests {
    @Test func `entries are found, replaced and removed, and stay in order`() {
        var map: StringMap = ["b": "2", "a": "1", "c": "3"]
        #expect(map.map(\.key) == ["a", "b", "c"])
        map["b"] = "two"
        map["d"] = "4"
        map["a"] = nil
        map["absent"] = nil
        #expect(map.description == "b=two,c=3,d=4")
        #expect(map["a"] == nil)
        #expect(map["d"] == "4")
    }

    @Test func `the order of making does not matter`() {
        #expect(StringMap([(key: "x", value: "1"), (key: "a", value: "2")]) == ["a": "2", "x": "1"])
        #expect(StringMap([(key: "x", value: "1"), (key: "x", value: "2")]) == ["x": "2"])
    }

    @Test func `a map contains another when it has each of its entries`() {
        let labels: StringMap = ["app": "web", "tier": "front"]
        #expect(labels.contains(["app": "web"]))
        #expect(labels.contains([:]))
        #expect(!labels.contains(["app": "db"]))
        #expect(!labels.contains(["zone": "a"]))
    }

    @Test func `JSON is an object of texts`() throws {
        let map: StringMap = ["a/b": "1", "é": ""]
        let json = try KubernetesJSON.value(of: map)
        #expect(json == ["a/b": "1", "é": ""])
        #expect(try KubernetesJSON.decode(StringMap.self, from: json) == map)
    }
}
