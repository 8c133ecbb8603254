import Evidence
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Diagnosis

@Suite("What a model writes") struct ProseCheckTests {
    private static func scene(_ fault: String) throws -> Scene {
        try #require(Scene.all.first { $0.description == fault })
    }

    @Test("The golden answers are many, and about many kinds of faults")
    func golden() throws {
        #expect(GoldenAnswer.all.count >= 10)
        #expect(GoldenAnswer.all.flatMap(\.sentences).count >= 60)
        for answer in GoldenAnswer.all { _ = try Self.scene(answer.fault) }
    }

    @Test("A sentence whose names were all seen stays", arguments: GoldenAnswer.all)
    func stays(answer: GoldenAnswer) throws {
        let check = ProseCheck(dossier: try Self.scene(answer.fault).dossier)
        for sentence in answer.sentences {
            let checked = check.check(sentence, limit: 400)
            #expect(checked.text == sentence)
            #expect(checked.dropped == 0)
        }
    }

    @Test("A name with one wrong character drops its sentence", arguments: GoldenAnswer.all)
    func mutated(answer: GoldenAnswer) throws {
        let dossier = try Self.scene(answer.fault).dossier
        let check = ProseCheck(dossier: dossier)
        let names = KnownNames(dossier)
        var (tried, spared) = (0, 0)
        for sentence in answer.sentences {
            for mutation in Mutation.all(of: sentence) {
                guard !names.has(mutation.name) else {
                    spared += 1
                    continue
                }
                tried += 1
                let checked = check.check(mutation.sentence, limit: 400)
                #expect(checked.dropped == 1 && checked.text.isEmpty, "\(mutation.name) in: \(mutation.sentence)")
            }
        }
        #expect(tried > 10)
        // Some mutations are names of something else: `checkout-r1-1` is one of `checkout-r1-0`.
        #expect(spared * 20 < tried)
    }

    @Test("Of several sentences only the wrong ones go, and each is counted")
    func counts() throws {
        let check = ProseCheck(dossier: try Self.scene("a crash since a new revision").dossier)
        let checked = check.check(
            "Container 'checkout' crashes. Pod 'checkout-r9-0' too. Go back to revision 1. See https://x.example/a.",
            limit: 400)
        #expect(checked.text == "Container 'checkout' crashes. Go back to revision 1.")
        #expect(checked.dropped == 2)
    }

    @Test(
        "What was never seen is no name of anything",
        arguments: [
            "Restart the pod 'payments-7d9f'.", "The Secret `db-credentials` has to be rotated.",
            "Set the image to registry.evil.example/checkout:9.9.", "Open the port of host db.internal.",
            "The service payment-gateway is down.", "Container payment-proxy hangs.", "Delete namespace/payments.",
            "Ask ops@evil.example for help.", "Read /etc/shadow first.", "The evidence e99 proves it.",
            "Do action a7 instead.", "The address 10.9.8.7 does not answer.", "Version 2.7.1 is broken.",
            "The variable DATABASE_URL is wrong.", "Go to evil.example/pay at once.", "See src=//evil.example/x now.",
            "The pod “сheckout” hangs.", "The pod 'checkout-r2-O' hangs.", "Deployment checkout-v3 is at fault.",
        ])
    func unseen(sentence: String) throws {
        let checked = ProseCheck(dossier: try Self.scene("a crash since a new revision").dossier)
            .check(sentence, limit: 400)
        #expect(checked.text.isEmpty)
        #expect(checked.dropped == 1)
    }

    @Test(
        "Links go, whatever they look like, also those that the evidence holds",
        arguments: [
            "See https://collect.evil.example/ for more.", "![chart](https://evil.example/p.png)",
            "[the runbook](//evil.example) says so.", "Open www.evil.example for help.",
            "Look at ftp://evil.example/x there.", "It is at collect.evil.example/?d=(checkout) now.",
            "See <https://collect.evil.example/>.", "Run curl on evil.example/x as root.",
            "Get evil.example:8080/x now.",
            "[x](javascript:alert)",
        ])
    func links(sentence: String) throws {
        let scene = Scene(
            try #require(FaultScene.named("a crash that nothing explains")),
            adding: [
                .make(
                    .log, "see https://collect.evil.example/?d=<log> www.evil.example evil.example", source: "log",
                    trust: .workload)
            ])
        let checked = ProseCheck(dossier: scene.dossier).check(sentence, limit: 400)
        #expect(checked.text.isEmpty)
        #expect(checked.dropped >= 1)
    }

    @Test(
        "Characters that steer a terminal or are not seen go",
        arguments: [
            "\u{1b}[31mred\u{1b}[0m", "a\u{0}b", "a\u{7}b", "right\u{202e}left", "a\u{2066}b\u{2069}",
            "zero\u{200b}width",
            "joined\u{200d}x", "\u{feff}bom", "tag\u{e0041}\u{e0042}", "soft\u{ad}hyphen", "line\nbreak", "a\u{2028}b",
            "a\u{85}b", "a\r\nb",
        ])
    func invisible(text: String) throws {
        let checked = ProseCheck(dossier: Scene.all[0].dossier).check(text, limit: 400)
        let isHarmless = checked.text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
            default: true
            }
        }
        #expect(isHarmless)
    }

    @Test("A text is cut to its limit, and a cut name is none")
    func limits() throws {
        let check = ProseCheck(dossier: try Self.scene("a crash since a new revision").dossier)
        let long = String(repeating: "The container crashes again. ", count: 400)
        #expect(check.check(long, limit: 400).text.count <= 400)
        let endless = String(repeating: "a", count: 60_000)
        #expect(check.check(endless, limit: 400).text.count <= 400)
        #expect(check.check("", limit: 400) == ("", 0))
    }
}

/// The names that a dossier has, found in another way than the check finds them.
private struct KnownNames {
    private let text: String

    init(_ dossier: Dossier) {
        let parts =
            dossier.items.map { "\($0.evidence.id) \($0.evidence.source) \($0.evidence.text)" }
            + dossier.objects.flatMap { [$0.reference.shortName] + $0.containers }
            + dossier.candidates.map(\.summary) + dossier.findings.map(\.cause) + [dossier.title, "shop", "a1"]
        text = parts.joined(separator: "\n").lowercased()
    }

    /// Whether a name is there, with no letter or digit beside it.
    func has(_ name: String) -> Bool {
        let bare = name.lowercased().trimmingCharacters(in: CharacterSet(charactersIn: "'\"`“”.,:;!?*=()"))
        guard !bare.isEmpty else { return true }
        let escaped = NSRegularExpression.escapedPattern(for: bare)
        return text.range(of: "(?<![a-z0-9])\(escaped)(?![a-z0-9])", options: .regularExpression) != nil
    }
}

/// A sentence in which one character of one name is another one, is missing, or is one too many.
private struct Mutation {
    let name: String
    let sentence: String

    /// Names are what is quoted and has no blank, and words with a hyphen that hold the workload's name.
    static func all(of sentence: String) -> [Mutation] {
        let names = /'([^' ]+)'|`([^` ]+)`|“([^” ]+)”|\b(checkout-[a-z0-9-]*[a-z0-9])\b/
        return sentence.matches(of: names).flatMap { match -> [Mutation] in
            let name = match.1 ?? match.2 ?? match.3 ?? match.4 ?? ""
            return name.indices.flatMap { index -> [Mutation] in
                let next = sentence.index(after: index)
                let other = name[index] == "q" ? "w" : name[index].isNumber ? "8" : "q"
                return [Mutation(sentence, name, index..<next, other), Mutation(sentence, name, index..<next, "")]
                    + [Mutation(sentence, name, index..<index, other)]
            }
        }
    }

    private init(_ sentence: String, _ name: Substring, _ range: Range<String.Index>, _ put: String) {
        self.name = name[..<range.lowerBound] + put + name[range.upperBound...]
        self.sentence = sentence[..<range.lowerBound] + put + sentence[range.upperBound...]
    }
}
