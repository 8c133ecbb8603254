import Foundation
import Incidents
import KubernetesModel
import ModelExchange
import Testing

@testable import Journal

@Suite struct `The history for other programs` {
    private func verified(_ change: (inout Episode) -> Void = { _ in }) -> VerifiedCase {
        let episode = Episode("shop-web-1", change)
        return VerifiedCase(
            incident: episode.incident, diagnosis: episode.diagnosis, action: episode.action,
            outcome: VerifiedOutcome(
                incident: episode.incident.key, request: "areq-1",
                kind: .init(category: episode.category, decidedBy: .rules, action: episode.action.kind), isRight: true,
                at: episode.at(10)),
            record: episode.record)
    }

    /// A case in which a model was shown the evidence of the diagnosis as `e7`, and the action as `a2`.
    private func record(
        trust: Trust = .controlPlane, _ change: (inout CaseRecord) -> Void = { _ in }
    ) throws -> CaseRecord {
        let evidence = Evidence(
            id: "e7", source: "pod/web-1", trust: trust, text: "the registry does not know the image")
        let other = Evidence(id: "e1", source: "pod/web-1", text: "waiting: ImagePullBackOff")
        let actions = [
            Action(.rolloutRestart, on: Episode("i").reference),
            Action(
                .rollbackWorkload(toRevision: 3),
                on: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "web")),
        ]
        var record = CaseRecord(
            id: "i/1", incident: NamespacedName(namespace: "shop", name: "shop-web-1"), at: JournalFixture.start,
            dossier: [
                "items": .array([
                    ["topic": "pod", "evidence": try KubernetesJSON.value(of: other)],
                    ["topic": "pod", "evidence": try KubernetesJSON.value(of: evidence)],
                ]),
                "candidates": try KubernetesJSON.value(of: actions),
            ],
            exchanges: [
                exchange(.triage, "The dossier for triage.", "answered", instructions: "You triage."),
                exchange(.investigation, "The dossier.", "wantsTools", instructions: "You investigate."),
                exchange(.investigation, "[e7] the registry does not know the image", "answered"),
                exchange(.critique, "Is the plan sound?", "answered", instructions: "You object."),
            ])
        change(&record)
        return record
    }

    private func exchange(
        _ role: ModelRole, _ prompt: String, _ outcome: String, instructions: String? = nil
    ) -> ExchangeRecord {
        ExchangeRecord(
            role: role, instructions: instructions, prompt: prompt, outcome: outcome, estimatedInput: 10, seconds: 1)
    }

    private func lines(
        _ cases: [VerifiedCase], as format: HistoryFormat = .openAIJSONL,
        redact: @escaping @Sendable (JSONValue) -> JSONValue = { $0 }
    ) throws -> (text: String, writer: HistoryWriter) {
        var writer = HistoryWriter(format: format, redact: redact)
        var text = ""
        for item in cases { text += try writer.text(of: item) }
        return (text + writer.end(), writer)
    }

    private func message(_ line: some StringProtocol, _ role: String) throws -> String {
        let messages = try JSONValue(parsing: Data(line.utf8))["messages"]?.arrayValue ?? []
        return try #require(messages.first { $0["role"]?.stringValue == role }?["content"]?.stringValue)
    }

    @Test func `has examples by the rules that OpenAI publishes`() throws {
        let cases = [verified(), verified { $0.record = try? record() }, verified { $0.target = "\"quoted\"\n" }]
        let (text, writer) = try lines(cases)
        #expect(writer.written == 3 && writer.skipped == 0)
        #expect(text.hasSuffix("}\n"))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count == 3)
        for line in lines { #expect(try OpenAIRules.violations(in: Data(line.utf8)) == []) }
    }

    @Test func `teaches no model to repeat what a workload wrote`() throws {
        let (text, _) = try lines([verified { $0.record = try? record(trust: .workload) }])
        let answer = try message(text, "assistant")
        #expect(!answer.contains("the registry does not know"))
        #expect(answer.contains(#""id":"e7","shows":"what "#))
    }

    @Test func `asks what the model was asked, and answers in the order in which it has to think`() throws {
        let (text, _) = try lines([verified { $0.record = try? record() }])
        #expect(try message(text, "system") == "You investigate.")
        #expect(try message(text, "user") == "The dossier.\n\n[e7] the registry does not know the image")
        #expect(
            try message(text, "assistant")
                == #"{"evidence":[{"id":"e7","shows":"the registry does not know the image"}],"#
                + #""root_cause":"The image 'web:2' does not exist.","category":"image","#
                + #""object":{"kind":"Deployment","name":"web"},"confidence":0.97,"plan":["a2"],"advice":"","#
                + #""needs_more":false}"#)
    }

    @Test func `shows what the rules saw where no model was asked, and not what they concluded`() throws {
        let (text, _) = try lines([verified()])
        let question = try message(text, "user")
        #expect(
            question == """
                Incident: Deployment web in namespace shop, P3
                Opened: 2027-01-15T08:00:00Z

                Signals:
                - imageUnavailable: ImagePullBackOff on pod/web-6c9d7f5b8-x2kqp (container web): no such image

                Evidence:
                [e1] pod/web-1 (controlPlane): the registry does not know the image

                Actions offered:
                [a1] rollbackWorkload deployment/web to revision 3
                """)
        let answer = try JSONValue(parsing: Data(message(text, "assistant").utf8))
        #expect(answer["plan"] == ["a1"])
        #expect(answer["evidence"]?[0]?["id"] == "e1")
        #expect(!question.contains("does not exist"))
    }

    @Test(arguments: [
        "the evidence is not in the dossier", "the action was not offered", "the case was cut", "nothing was answered",
        "the prompt is gone", "the dossier is gone",
    ])
    func `teaches to cite only what was shown`(flaw: String) throws {
        let (text, _) = try lines([
            verified {
                $0.record = try? record { record in
                    switch flaw {
                    case "the evidence is not in the dossier": record.dossier["items"] = []
                    case "the action was not offered": record.dossier["candidates"] = []
                    case "the case was cut": record.isCut = true
                    case "nothing was answered":
                        for index in record.exchanges.indices { record.exchanges[index].outcome = "refused" }
                    case "the prompt is gone":
                        for index in record.exchanges.indices { record.exchanges[index].prompt = "" }
                    default: record.dossier = .null
                    }
                }
            }
        ])
        #expect(try message(text, "user").hasPrefix("Incident: Deployment web"))
    }

    @Test func `cites what a model of the same mind cited where the rules have words of their own`() throws {
        var item = verified { $0.record = try? record() }
        item.diagnosis.evidence[0].text = "said otherwise"
        #expect(try message(lines([item]).text, "user").hasPrefix("Incident:"))
        var consultation = Consultation(state: .answered, question: "q", count: 1, at: JournalFixture.start)
        consultation.caseID = "i/1"
        consultation.opinion = Opinion(
            category: .image, rootCause: "The same.", object: item.diagnosis.object, confidence: 0.7,
            evidence: [Evidence(id: "e1", source: "pod/web-1", text: "waiting: ImagePullBackOff")])
        item.incident.status.consultation = consultation
        #expect(try message(lines([item]).text, "assistant").contains(#""id":"e1""#))
        consultation.opinion?.category = .quota
        item.incident.status.consultation = consultation
        #expect(try message(lines([item]).text, "user").hasPrefix("Incident:"))
    }

    @Test func `leaves out what teaches nothing`() throws {
        var bare = verified()
        bare.diagnosis.evidence = []
        let (text, writer) = try lines([bare, verified { $0.category = .unknown }])
        #expect(text == "" && writer.written == 0 && writer.skipped == 2)
        #expect(try lines([verified()], redact: { _ in .string(" ") }).writer.skipped == 1)
    }

    @Test(arguments: HistoryFormat.allCases, [true, false])
    func `lets no text leave that was not redacted`(format: HistoryFormat, hasRecord: Bool) throws {
        let item = verified {
            $0.signals[0].message = "password hunter2"
            $0.record = hasRecord ? try? record { $0.exchanges[1].prompt = "token hunter2" } : nil
        }
        var leaky = item
        leaky.diagnosis.rootCause = "It says hunter2."
        leaky.diagnosis.advice = "Change hunter2."
        let (text, writer) = try lines([leaky], as: format) { value in
            // A text of JSON is JSON again without the word.
            let text = JSONValue.array([value]).compactText.replacing("hunter2", with: "<secret>")
            return (try? JSONValue(parsing: Data(text.utf8)))?[0] ?? .null
        }
        #expect(writer.written == 1)
        #expect(!text.contains("hunter2"))
        #expect(text.contains("<secret>"))
    }

    @Test func `is one JSON array with everything, also when there is nothing`() throws {
        #expect(try lines([], as: .json).text == "[]\n")
        let cases = [verified(), verified { $0.record = try? record() }]
        let text = try lines(cases, as: .json).text
        let read = try KubernetesJSON.makeDecoder().decode([VerifiedCase].self, from: Data(text.utf8))
        #expect(read == cases)
    }

    @Test func `holds the cases of the journal, oldest first, each with its own consultation`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        let record = try record { $0.at = JournalFixture.start.addingTimeInterval(1001) }
        let episodes = [
            Episode("shop-web-1") { $0.verifications = [.failed] },
            Episode("shop-web-1") { ($0.uid, $0.start, $0.record) = ("another", 1000, record) },
            Episode("shop-web-1") { ($0.uid, $0.start) = ("third", 2000) },
            Episode("open") { $0.phase = nil }, Episode("by itself") { $0.verifications = [] },
            Episode("elsewhere") { ($0.namespace, $0.start) = ("other", 3000) },
        ]
        for episode in episodes { try await episode.write(into: journal) }
        func cases(_ query: OutcomeQuery) async throws -> [VerifiedCase] {
            try await journal.reduceVerifiedCases(query, into: []) { $0.append($1) }
        }
        let all = try await cases(OutcomeQuery(since: .distantPast))
        #expect(all.map(\.incident.metadata.uid) == [episodes[0].uid, "another", "third", episodes[5].uid])
        #expect(all.map(\.outcome.isRight) == [false, true, true, true])
        #expect(all.map(\.record) == [nil, record, nil, nil])
        #expect(all[1].diagnosis == episodes[1].diagnosis)
        #expect(all[1].action == episodes[1].action)
        #expect(
            try await cases(OutcomeQuery(namespace: "other", since: .distantPast)).map(\.incident.metadata.name)
                == ["elsewhere"])
        #expect(try await cases(OutcomeQuery(since: JournalFixture.start.addingTimeInterval(1500))).count == 2)
    }

    @Test func `ends where what takes it in fails`() async throws {
        struct Full: Error {}
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        for number in 1...3 {
            try await Episode("episode-\(number)") { $0.start = Double(number * 100) }.write(into: journal)
        }
        await #expect(throws: (any Error).self) {
            try await journal.reduceVerifiedCases(OutcomeQuery(since: .distantPast), into: 0) { count, _ in
                count += 1
                if count == 2 { throw Full() }
            }
        }
        #expect(try await journal.entries(JournalQuery()).count == 12)
    }
}
