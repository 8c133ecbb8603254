import Foundation
import KubernetesModel
import Testing

@Suite(.enabled(if: SharedData.exists("analyzer-cases.jsonl"), "the shared data is absent: set MIDWATCH_SHARED"))
struct AnalyzerCasesTests {
    @Test func `each object of a known kind in the corpus is read`() throws {
        let kinds = Dictionary(uniqueKeysWithValues: FixtureTests.kinds.map { ("\($0.resource.kind)", $0) })
        var count = 0
        for line in try SharedData.lines("analyzer-cases.jsonl") {
            let item = try KubernetesJSON.decode(JSONValue.self, from: line)
            for object in item["objects"]?.arrayValue ?? [] {
                guard let kind = kinds[object["kind"]?.stringValue ?? ""] else { continue }
                let read = try KubernetesJSON.decode(kind, from: object)
                #expect(read.metadata.name == object[path: "metadata", "name"]?.stringValue ?? "")
                count += 1
            }
        }
        #expect(count >= 70)
    }
}
