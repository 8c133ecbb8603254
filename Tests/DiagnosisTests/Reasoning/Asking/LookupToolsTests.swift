import Evidence
import KubernetesModel
import MidwatchTestKit
import ModelExchange
import Testing

@testable import Diagnosis

@Suite("The looks that a model asks for") struct LookupToolsTests {
    private func look(_ tool: String, _ arguments: [String: JSONValue]) throws -> Lookup {
        try LookupTools.lookup(for: .call(tool, arguments))
    }

    @Test(
        "A call becomes the look that it names",
        arguments: [
            (
                "get_logs", ["pod": "p", "container": "c", "previous": true, "contains": "x"],
                .logs(pod: "p", container: "c", previous: true, containing: "x")
            ),
            (
                "get_logs", ["pod": "p", "container": "c", "previous": false, "contains": .null],
                .logs(pod: "p", container: "c", previous: false, containing: nil)
            ),
            ("describe", ["kind": "Pod", "name": "p"], .describe(kind: "Pod", name: "p")),
            ("list_related", ["kind": "Event"], .list(kind: "Event")),
            ("list_related", ["kind": "configmap"], .list(kind: "ConfigMap")),
            ("query_metric", ["question": "memory_use", "hours": 3], .metric(.memoryUse, hours: 3)),
            ("revision_diff", [:], .revisionDifference), ("similar_incidents", [:], .similarIncidents),
        ] as [(String, [String: JSONValue], Lookup)])
    func looks(tool: String, arguments: [String: JSONValue], expected: Lookup) throws {
        #expect(try look(tool, arguments) == expected)
    }

    @Test(
        "Hours are 1 to 24, whatever is asked for",
        arguments: [
            (0, 1), (-5, 1), (25, 24), (.integer(.max), 24), (.integer(.min), 1), ("3", 1), (.null, 1), (true, 1),
            ([], 1), (1e300, 24), (6, 6),
        ] as [(JSONValue, Int)])
    func hours(value: JSONValue, expected: Int) throws {
        guard case .metric(_, let hours) = try look("query_metric", ["question": "latency", "hours": value]) else {
            Issue.record("no metric")
            return
        }
        #expect((1...24).contains(hours))
        if case .number = value { return }
        #expect(hours == expected)
    }

    @Test("A name of any other type is no name", arguments: wrong)
    func names(value: JSONValue) {
        #expect(throws: CallProblem.self) { try look("get_logs", ["pod": value, "container": "c"]) }
        #expect(throws: CallProblem.self) { try look("get_logs", ["pod": "p", "container": value]) }
        #expect(throws: CallProblem.self) { try look("describe", ["kind": value, "name": "p"]) }
        #expect(throws: CallProblem.self) { try look("describe", ["kind": "Pod", "name": value]) }
        #expect(throws: CallProblem.self) { try look("list_related", ["kind": value]) }
        #expect(throws: CallProblem.self) { try look("query_metric", ["question": value, "hours": 1]) }
    }

    @Test("A flag or filter of any other type is as if it were not there", arguments: wrong)
    func options(value: JSONValue) throws {
        let plain = Lookup.logs(pod: "p", container: "c", previous: false, containing: nil)
        #expect(try look("get_logs", ["pod": "p", "container": "c", "previous": value]) == plain || value == true)
        #expect(try look("get_logs", ["pod": "p", "container": "c", "contains": value]) == plain)
    }

    @Test("Arguments that are no object are no arguments", arguments: wrong + ["text", 1])
    func noObject(arguments: JSONValue) throws {
        for tool in LookupTools.all.map(\.name) where !["revision_diff", "similar_incidents"].contains(tool) {
            #expect(throws: CallProblem.self) {
                try LookupTools.lookup(for: ToolCall(id: "1", name: tool, arguments: arguments))
            }
        }
        let call = ToolCall(id: "1", name: "revision_diff", arguments: arguments)
        #expect(try LookupTools.lookup(for: call) == .revisionDifference)
    }

    @Test(
        "A tool or choice that does not exist is told in bounded words, with what there is",
        arguments: [
            ("delete_pod", [:]), ("", [:]), ("GET_LOGS", [:]), ("get_secret", ["name": "db"]),
            (String(repeating: "x", count: 100_000), [:]), ("list_related", ["kind": "Secret"]),
            ("query_metric", ["question": "up{job=~\".*\"}", "hours": 1]),
        ] as [(String, [String: JSONValue])])
    func unknown(tool: String, arguments: [String: JSONValue]) {
        let problem = #expect(throws: CallProblem.self) { try look(tool, arguments) }
        #expect((problem?.message.count ?? 0) < 400)
    }

    @Test("A text is cut to the length of a name")
    func long() throws {
        let text = JSONValue.string(String(repeating: "a", count: 100_000))
        guard case .describe(let kind, let name) = try look("describe", ["kind": text, "name": text]) else { return }
        #expect(kind.count == 253 && name.count == 253)
    }

    @Test("Each tool that is offered can be called", arguments: LookupTools.all.map(\.name))
    func offered(tool: String) throws {
        let arguments: [String: JSONValue] = [
            "pod": "p", "container": "c", "previous": false, "contains": .null, "kind": "Pod", "name": "p",
            "question": "latency", "hours": 1,
        ]
        _ = try look(tool, arguments)
    }

    private static let wrong: [JSONValue] = [.null, true, 0, 1.5, "", [], ["a"], [:], ["pod": "p"]]
}
