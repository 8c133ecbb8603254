import Foundation
import Incidents
import KubernetesModel
import ModelExchange
import Testing

@testable import Journal

@Suite struct `The cases of consultations` {
    private let incident = Episode("shop-web-1").incident

    private func record(
        _ id: String, after seconds: Double = 0, prompt: String = "What is wrong?", cost: Int? = 1200
    ) -> CaseRecord {
        CaseRecord(
            id: id, incident: incident.key, at: JournalFixture.start.addingTimeInterval(seconds),
            dossier: ["title": "web is down", "items": []],
            exchanges: [
                ExchangeRecord(
                    role: .investigation, provider: "openai", model: "gpt-5", instructions: "You find causes.",
                    prompt: prompt, toolCalls: [["name": "get_logs", "arguments": ["pod": "web-1"]]],
                    outcome: "wantsTools", usage: TokenUsage(input: 3000, cachedInput: 1000, output: 50),
                    estimatedInput: 2900, cost: cost, seconds: 1.5),
                ExchangeRecord(
                    role: .investigation, provider: "openai", model: "gpt-5", prompt: "The logs.", reply: "{}",
                    outcome: "answered", usage: TokenUsage(input: 3500, output: 250, reasoning: 100),
                    estimatedInput: 3400, cost: 800, seconds: 2.25),
            ])
    }

    private func consultation(_ change: (inout Consultation) -> Void = { _ in }) -> Consultation {
        var consultation = Consultation(state: .answered, question: "q", count: 1, at: JournalFixture.start)
        consultation.agreement = .agree
        consultation.model = "gpt-5"
        consultation.opinion = Opinion(
            category: .image, rootCause: "The image 'web:2' does not exist.", object: incident.spec.target,
            confidence: 0.8, evidence: [])
        change(&consultation)
        return consultation
    }

    @Test func `are kept whole, once, oldest first`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        let cases = [record("i/1"), record("i/2", after: 60)]
        for item in cases { #expect(try await journal.record(item, of: consultation(), about: incident)) }
        #expect(try await !fixture.open().record(cases[0], of: consultation(), about: incident))
        #expect(try await journal.cases(of: incident.key) == cases)
        #expect(try await journal.cases(of: NamespacedName(namespace: "other", name: "shop-web-1")) == [])
        let report = try await journal.verifyChain()
        #expect(report.fault == nil && report.checked == 2)
    }

    @Test func `are told of by a step with opinion, agreement, tokens and cost`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        try await journal.record(record("i/1"), of: consultation(), about: incident)
        let entry = try #require(await journal.entries(JournalQuery()).first)
        #expect(entry.kind == .consulted)
        #expect(entry.actor == "model/gpt-5")
        #expect(entry.summary == "The image 'web:2' does not exist.")
        #expect(entry.target == incident.spec.target)
        let step = try KubernetesJSON.decode(ConsultationStep.self, from: #require(entry.detail))
        #expect(step.consultation == consultation())
        #expect(step.caseID == "i/1")
        #expect(step.caseHash.count == 64)
        #expect(step.exchanges == 2)
        #expect(step.usage == TokenUsage(input: 6500, cachedInput: 1000, output: 300, reasoning: 100))
        #expect(step.cost == 2000)
    }

    @Test func `are told of where no answer came`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        let failed = consultation {
            ($0.state, $0.opinion, $0.model, $0.reason) = (.failed, nil, nil, "The budget of the hour is used up.")
        }
        try await journal.record(record("i/1"), of: failed, about: incident)
        let entry = try #require(await journal.entries(JournalQuery()).first)
        #expect(entry.actor == "midwatch")
        #expect(entry.summary == "The budget of the hour is used up.")
    }

    @Test(
        arguments: [
            ("UPDATE case_record SET body = replace(body, 'logs', 'lies') WHERE sequence = 2", .caseAltered),
            ("DELETE FROM case_record WHERE sequence = 2", .caseRemoved),
            ("INSERT INTO case_record VALUES (1, 2, '{}')", .caseAltered),
            (
                "UPDATE case_record SET sequence = sequence + 10; UPDATE case_record SET sequence = 15 - sequence",
                .caseAltered
            ), ("UPDATE entry SET body = json_remove(body, '$.detail.caseHash') WHERE sequence = 2", .altered),
        ] as [(String, ChainReport.Fault.Kind)])
    func `cannot be altered, removed or exchanged without the chain telling`(
        sql: String, kind: ChainReport.Fault.Kind
    ) async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        try await journal.record(JournalFixture.entry(1))
        for number in 2...3 {
            try await journal.record(record("i/\(number)", after: Double(number)), of: consultation(), about: incident)
        }
        #expect(try await journal.verifyChain().fault == nil)
        try await journal.execute(sql)
        #expect(try await journal.verifyChain().fault?.kind == kind)
    }

    @Test func `go when they are too old, and the chain still holds`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open(retention: Retention(maxCaseAge: .seconds(100)))
        for number in 1...3 {
            try await journal.record(
                record("i/\(number)", after: Double(number * 60)), of: consultation(), about: incident)
        }
        #expect(try await journal.cases(of: incident.key).map(\.id) == ["i/2", "i/3"])
        #expect(try await journal.entries(JournalQuery()).count == 3)
        #expect(try await journal.verifyChain().fault == nil)
        try await journal.prune(at: JournalFixture.start.addingTimeInterval(1000))
        #expect(try await journal.cases(of: incident.key) == [])
        #expect(try await journal.verifyChain().fault == nil)
        #expect(try await journal.spent(since: .distantPast).consultations == 3)
    }

    @Test func `never take much more room than their retention`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open(retention: Retention(maxCaseBytes: 10_000))
        let bulky = String(repeating: "evidence ", count: 300)
        for number in 1...20 {
            try await journal.record(
                record("i/\(number)", after: Double(number), prompt: bulky), of: consultation(), about: incident)
        }
        #expect(try await journal.cases(of: incident.key).map(\.id) == ["i/19", "i/20"])
        #expect(try await journal.verifyChain().fault == nil)
    }

    @Test func `go with the entries that tell of them`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open(retention: Retention(maxEntries: 1))
        try await journal.record(record("i/1"), of: consultation(), about: incident)
        try await journal.record(JournalFixture.entry(1))
        try await journal.prune(at: JournalFixture.start)
        #expect(try await journal.cases(of: incident.key) == [])
        #expect(try await journal.verifyChain().fault == nil)
    }

    @Test func `are cut where they are too long, and say so`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open(retention: Retention(maxBytesPerCase: 20_000))
        let long = record("i/1", prompt: String(repeating: "é", count: 500_000))
        try await journal.record(long, of: consultation(), about: incident)
        let kept = try #require(await journal.cases(of: incident.key).first)
        #expect(kept.isCut)
        #expect(kept.exchanges[0].prompt == String(repeating: "é", count: 8 * 1024))
        #expect(kept.exchanges[1] == long.exchanges[1])
        #expect(kept.dossier == long.dossier)
        #expect(try await journal.verifyChain().fault == nil)
    }

    @Test func `lose their dossier and then their exchanges before they lose who and when`() throws {
        var whole = record("i/1")
        #expect(try whole.cut(toBytes: 100_000) == whole)
        whole.dossier = .string(String(repeating: "x", count: 50_000))
        let withoutDossier = try whole.cut(toBytes: 10_000)
        #expect(withoutDossier.dossier == .null && withoutDossier.exchanges == whole.exchanges)
        whole.exchanges = Array(repeating: whole.exchanges[0], count: 500)
        let bare = try whole.cut(toBytes: 10_000)
        #expect(bare.exchanges.isEmpty && bare.isCut && bare.id == "i/1" && bare.at == whole.at)
    }

    @Test func `tell what was spent since a time, in all and on one incident`() async throws {
        let fixture = try JournalFixture()
        do {
            let journal = try fixture.open()
            #expect(try await journal.spent(since: .distantPast) == Spending())
            try await journal.record(record("i/1"), of: consultation(), about: incident)
            try await journal.record(record("i/2", after: 60, cost: nil), of: consultation(), about: incident)
            let other = Episode("another").incident
            try await journal.record(record("j/1", after: 120), of: consultation(), about: other)
        }
        let journal = try fixture.open()
        let each = TokenUsage(input: 6500, cachedInput: 1000, output: 300, reasoning: 100)
        #expect(
            try await journal.spent(since: .distantPast)
                == Spending(consultations: 3, usage: each + each + each, cost: 4800))
        #expect(
            try await journal.spent(since: JournalFixture.start.addingTimeInterval(60), on: incident.key)
                == Spending(consultations: 1, usage: each, cost: 800))
    }

    @Test func `do not break the budget by what a provider says it counted`() async throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        for number in 1...2 {
            var record = record("i/\(number)")
            record.exchanges[0].usage.input = .max
            record.exchanges[0].cost = .max
            record.exchanges[1].cost = -1
            try await journal.record(record, of: consultation(), about: incident)
        }
        let spent = try await journal.spent(since: .distantPast)
        #expect(spent.usage.input == .max && spent.cost == .max)
    }
}
