import Evidence
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import ModelExchange
import Testing

@testable import Diagnosis

@Suite("An investigation") struct InvestigationTests {
    private static let fault = "a crash that nothing explains"
    private let dossier: Dossier
    private static let good =
        #"{"evidence": [{"id": "e1", "shows": "x"}], "root_cause": "It crashes.", "category": "crash_code", "#
        + #""object": {"kind": "Deployment", "name": "checkout"}, "confidence": 0.6, "plan": [], "advice": "", "#
        + #""needs_more": false}"#

    init() throws { dossier = try #require(Scene.all.first { $0.description == Self.fault }).dossier }

    /// A dossier as full as the budget allows.
    private var full: Dossier {
        var dossier = dossier
        dossier.items += (0..<80).map { number in
            .make(
                .log, "\(number) connection to 10.0.0.\(number) timed out after 3000 ms, retrying in 5 s",
                source: "log of pod/checkout-r1-0", trust: .workload)
        }
        return dossier
    }

    private func logs(of number: Int) -> ToolCall {
        .call("get_logs", ["pod": .string("checkout-r1-\(number)"), "container": "checkout"], id: "call-\(number)")
    }

    @Test("An answer ends it")
    func answers() {
        let talk = Conversation(dossier) { _, _ in .answering(Self.good) }
        #expect(talk.requests.count == 1)
        #expect(talk.answer?.opinion.category == .crashCode)
        #expect(talk.answer?.opinion.evidence.map(\.id) == ["e1"])
    }

    @Test("Without tools none are offered, and none are given")
    func withoutTools() {
        let talk = Conversation(dossier, withTools: false) { request, number in
            #expect(request.tools.isEmpty && !request.allowsToolCalls)
            return number == 0 ? .calling([logs(of: 0)]) : .answering(Self.good)
        }
        #expect(talk.lookups.isEmpty)
        #expect(talk.answer != nil)
        #expect(!talk.requests[0].instructions.contains("tools"))
    }

    @Test("What a look brings becomes evidence with an id of its own, and can be cited")
    func cites() throws {
        var cited = ""
        let talk = Conversation(dossier) { _ in
            [.make(.log, "panic: no route to database", source: "log of pod/checkout-r1-0", trust: .workload)]
        } model: { request, number in
            guard number > 0 else { return .calling([logs(of: 0)]) }
            guard case .toolResults(let results)? = request.turns.last else { return .answering("") }
            cited = results[0].content.firstMatch(of: /\b(e\d+)\b/).map { String($0.1) } ?? ""
            return .answering(Self.good.replacing("\"e1\"", with: "\"\(cited)\""))
        }
        let evidence = try #require(talk.answer?.opinion.evidence.first)
        #expect(evidence.id == cited && cited != "e1" && !cited.isEmpty)
        #expect(evidence.text == "panic: no route to database")
        #expect(evidence.trust == .workload)
        #expect(talk.lookups == [.logs(pod: "checkout-r1-0", container: "checkout", previous: false, containing: nil)])
    }

    @Test("Ids stay unique however many looks there are")
    func unique() {
        let talk = Conversation(dossier) { _ in
            (0..<3).map { .make(.log, "line \($0)", source: "log") }
        } model: { _, number in
            number < 3 ? .calling([logs(of: number)]) : .answering(Self.good)
        }
        let ids = talk.investigation.dossier.items.map(\.evidence.id)
        #expect(Set(ids).count == ids.count)
        #expect(talk.lookups.count == 3)
    }

    @Test("A model that always asks for another tool is told to answer, and given up", arguments: [false, true])
    func endless(isFull: Bool) throws {
        let limits = InvestigationLimits()
        let talk = Conversation(isFull ? full : dossier) { _ in
            (0..<40).map { .make(.log, "line \($0) of something that went wrong at 10.0.0.\($0)", source: "log") }
        } model: { _, number in
            .calling([logs(of: 3 * number), logs(of: 3 * number + 1), logs(of: 3 * number + 2)])
        }
        #expect(talk.answer == nil)
        #expect(talk.failure?.isEmpty == false)
        #expect(talk.lookups.count <= limits.lookups && !talk.lookups.isEmpty)
        #expect(talk.tokens <= limits.investigationTokens)
        #expect(talk.requests.last?.allowsToolCalls == false)
        let areWhole = talk.requests.allSatisfy { $0.isWellFormed && $0.tools == LookupTools.all }
        #expect(areWhole)
    }

    @Test("A look that was asked for before is refused, and costs none", arguments: 1...4)
    func repeats(times: Int) {
        var looks = 0
        let talk = Conversation(dossier) { _ in
            looks += 1
            return [.make(.log, "line", source: "log")]
        } model: { _, number in
            number <= times ? .calling([logs(of: 0)]) : .answering(Self.good)
        }
        #expect(looks == 1)
        #expect(talk.investigation.lookups == 1)
        #expect(talk.hasEnded)
        let refusals = talk.requests.flatMap(\.turns).flatMap { turn -> [ToolResult] in
            if case .toolResults(let results) = turn { results.filter(\.isError) } else { [] }
        }
        let areTold = refusals.allSatisfy { $0.content.contains("already") || $0.content.contains("answer") }
        #expect(areTold)
        #expect(!refusals.isEmpty)
    }

    @Test(
        "A call that makes no sense is answered with what is wrong, and a few of them end the looks",
        arguments: [
            ToolCall.call("delete_namespace", ["name": "payments"]), .call("get_logs", ["pod": 7]), .call("", [:]),
            ToolCall(id: "call-1", name: "describe", arguments: .null),
        ])
    func nonsense(call: ToolCall) {
        let talk = Conversation(dossier) { _, number in
            number < 5 ? .calling([call]) : .answering(Self.good)
        }
        #expect(talk.lookups.isEmpty)
        #expect(talk.hasEnded)
        #expect(talk.requests.count <= 6)
        #expect(talk.requests.last?.allowsToolCalls == false)
        #expect(talk.isWellFormed)
    }

    @Test("Of many calls in one turn the first ones are looked at, and all are answered", arguments: [2, 3, 5, 12])
    func several(count: Int) {
        let talk = Conversation(dossier) { _ in
            [.make(.log, "line", source: "log")]
        } model: { request, number in
            guard number == 0 else { return .answering(Self.good) }
            var reply = ModelReply.calling((0..<count).map(logs(of:)))
            // A provider's own record of the turn holds every call, and is given back unchanged.
            reply.turn.opaqueParts = [["type": "calls"]]
            return reply
        }
        #expect(talk.lookups.count == min(count, 3))
        #expect(talk.requests.count == 2)
        #expect(talk.requests[1].isWellFormed)
        guard case .toolResults(let results)? = talk.requests[1].turns.last else {
            Issue.record("no results")
            return
        }
        #expect(results.count == count)
        #expect(results.count { $0.isError } == max(0, count - 3))
    }

    @Test("A flood of calls, words or thoughts is no reason to spend more", arguments: Flood.allCases)
    func flood(flood: Flood) {
        let talk = Conversation(dossier) { _ in
            [.make(.log, String(repeating: "line of a log ", count: 4_000), source: "log")]
        } model: { _, number in
            flood.reply(number)
        }
        #expect(talk.hasEnded)
        #expect(talk.tokens <= InvestigationLimits().investigationTokens)
        #expect(talk.lookups.count <= InvestigationLimits().lookups)
    }

    @Test("An answer that cannot be used is asked for once more")
    func mends() {
        let talk = Conversation(dossier) { _, number in .answering(number == 0 ? "Well, it crashes." : Self.good) }
        #expect(talk.requests.count == 2)
        #expect(talk.answer?.opinion.category == .crashCode)
        guard case .user(let words)? = talk.requests[1].turns.last else {
            Issue.record("not asked again")
            return
        }
        #expect(words.contains("no JSON object"))
        #expect(!talk.requests[1].allowsToolCalls)
    }

    @Test("Twice is enough")
    func givesUp() {
        let talk = Conversation(dossier) { _, _ in .answering("{ no") }
        #expect(talk.requests.count == 2)
        #expect(talk.failure?.hasPrefix("the model gave no usable answer") == true)
    }

    @Test("An answer that is cut off is asked for once more, in brief")
    func truncated() {
        let talk = Conversation(dossier) { _, number in number == 0 ? .cutOff(Self.good) : .answering(Self.good) }
        #expect(talk.requests.count == 2)
        #expect(talk.answer != nil)
        let never = Conversation(dossier) { _, _ in .cutOff("{\"evidence\": [") }
        #expect(never.requests.count == 2)
        #expect(never.failure?.contains("cut off") == true)
    }

    @Test("A refusal ends it, and its reason is made fit to be shown")
    func refused() {
        let talk = Conversation(dossier) { _, _ in
            .refusing("no\u{1b}[31m \u{202e}\n" + String(repeating: "x", count: 10_000))
        }
        #expect(talk.requests.count == 1)
        let failure = talk.failure ?? ""
        #expect(failure.hasPrefix("the model refused: no"))
        #expect(failure.utf8.count < 300)
        let isPlain = failure.unicodeScalars.allSatisfy { 0x20...0x7e ~= $0.value }
        #expect(isPlain)
    }

    @Test("A wish for tools without a tool is no answer")
    func emptyWish() {
        let talk = Conversation(dossier) { _, number in number == 0 ? .calling([]) : .answering(Self.good) }
        #expect(talk.answer != nil)
        #expect(talk.isWellFormed)
    }

    @Test("Whatever a model does, it ends within its limits", arguments: 1...40)
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let limits = InvestigationLimits()
        let talk = Conversation(generator.isLucky(0.5) ? full : dossier, withTools: generator.isLucky(0.8)) { _ in
            (0..<Int.random(in: 0...9, using: &generator)).map { number in
                .make(
                    .log, String(repeating: "word \(number) ", count: Int.random(in: 0...300, using: &generator)),
                    source: "log", trust: .workload)
            }
        } model: { _, _ in
            .random(using: &generator)
        }
        #expect(talk.hasEnded, "seed \(seed)")
        #expect(talk.tokens <= limits.investigationTokens, "seed \(seed)")
        #expect(talk.tokens == talk.investigation.inputTokens)
        #expect(talk.lookups.count <= limits.lookups)
        #expect(Set(talk.lookups).count == talk.lookups.count)
        #expect(talk.isWellFormed, "seed \(seed)")
        let ids = talk.investigation.dossier.items.map(\.evidence.id)
        #expect(Set(ids).count == ids.count)
    }

    /// What a model may say too much of.
    enum Flood: CaseIterable, CustomTestStringConvertible {
        case calls, words, thoughts, arguments, answers

        var testDescription: String { "\(self)" }

        func reply(_ number: Int) -> ModelReply {
            let call = ToolCall.call("describe", ["kind": "Pod", "name": .string("p\(number)")], id: "c\(number)")
            switch self {
            case .calls:
                return .calling(
                    (0..<3_000).map { .call("describe", ["kind": "Pod", "name": .string("p\($0)")], id: "c\($0)") })
            case .words: return .calling([call], text: String(repeating: "thinking aloud ", count: 8_000))
            case .thoughts:
                var reply = ModelReply.calling([call])
                reply.turn.opaqueParts = [.string(String(repeating: "thought ", count: 8_000))]
                return reply
            case .arguments:
                let name = String(repeating: "argument ", count: 8_000)
                return .calling([.call("describe", ["kind": "Pod", "name": .string(name)], id: "c\(number)")])
            case .answers: return .answering(String(repeating: "{\"a\": 1} ", count: 8_000))
            }
        }
    }
}

extension ModelReply {
    /// Anything that a model may reply.
    fileprivate static func random(using generator: inout SeededGenerator) -> ModelReply {
        let words = generator.pick(["", "hm", "{", "{}", String(repeating: "word ", count: 1_500)])
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: return .answering(words)
        case 1: return .cutOff(words)
        case 2: return .refusing(words)
        case 3: return .answering(#"{"root_cause": "It crashes.", "category": "node"}"#)
        default:
            let count = Int.random(in: 0...5, using: &generator)
            let calls = (0..<count).map { number in
                let name = generator.pick(LookupTools.all.map(\.name) + ["exec", ""])
                let kinds: [JSONValue] = ["Pod", "Secret", .null]
                let names: [JSONValue] = ["a", "b", 1]
                let hours = Int.random(in: -1...30, using: &generator)
                let arguments: [String: JSONValue] = [
                    "pod": generator.pick(names), "container": "c", "kind": generator.pick(kinds),
                    "name": generator.pick(names), "question": "latency", "hours": .integer(hours),
                ]
                return ToolCall.call(name, arguments, id: "c\(number)")
            }
            var reply = ModelReply.calling(calls, text: words)
            if generator.isLucky(0.3) { reply.turn.opaqueParts = [.string(words)] }
            return reply
        }
    }
}
