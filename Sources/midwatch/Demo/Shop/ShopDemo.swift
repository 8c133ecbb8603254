import Evaluation
import Foundation
import Incidents
import Journal
import KubernetesModel
import Lab
import Logging
import Operator
import Presentation
import Telemetry

/// The demo that needs nothing: a small shop in the Lab, three things that happen to it, and Midwatch on its watch.
struct ShopDemo {
    /// How many seconds pass in the shop in one second.
    let speed: Double

    /// What the steps of the shop break.
    private static let broken: Set = ["storefront", "cart", "payments"]

    private static let logger = Logger(label: "midwatch") { StandardErrorLogHandler(label: $0, level: .error) }

    func play() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "midwatch-demo-\(UUID())")
        // What stays behind in the temporary directory harms nobody.
        defer { try? FileManager.default.removeItem(at: folder) }
        let journal = try SQLiteJournal(path: folder.appending(path: "journal.sqlite").path)
        let examinee = try Self.examinee()
        let result: Result<Void, any Error>
        do {
            result = .success(try await play(journal: journal, examinee: examinee))
        } catch {
            result = .failure(error)
        }
        try await examinee.shutdown()
        try result.get()
    }

    private func play(journal: SQLiteJournal, examinee: Examinee) async throws {
        let scenario = try ScenarioChoice.demo()
        // Records have whole seconds: what follows from a step would else be shown before it.
        let start = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))
        let player = try ScenarioPlayer(
            scenario, startingAt: start, seed: .random(in: .min ... .max), logger: Self.logger)
        try await Groundwork.lay(in: player.cluster, for: scenario, logger: Self.logger)
        let watch = try VirtualWatch(
            over: player.cluster, journal: journal, model: examinee.model, measurements: player.stage.measurements,
            logger: Self.logger)
        Terminal.write(greeting(examinee))
        try await watch.stand(over: player, until: player.opening)

        var stage = ShopStage(scenario: scenario, opening: player.opening, style: Terminal.style)
        Terminal.write(stage.workloads(of: player.cluster) + "\n")
        let begin = ContinuousClock.now
        while let next = try await watch.moment(in: player, until: player.end) {
            Terminal.write(stage.news(until: player.now, incidents: watch.incidents))
            if stage.isComplete, Self.areOver(watch.incidents) { break }
            let due = begin + .seconds(next.timeIntervalSince(player.opening) / speed)
            try await Task.sleep(until: due, clock: .continuous)
            try player.advance(to: next)
        }
        Terminal.write("\n" + IncidentView(style: Terminal.style, now: player.now).list(watch.incidents))
        Terminal.write(
            try await summary(watch, journal: journal, took: player.now.timeIntervalSince(player.opening)))
        guard Self.areOver(watch.incidents) else {
            throw CommandError("not every incident came to its end; `midwatch demo` shows a fault of Midwatch here")
        }
    }

    /// Whether everything that was broken is repaired, or with people.
    private static func areOver(_ incidents: [Incident]) -> Bool {
        let ended = incidents.filter { $0.phase.isClosed || $0.phase == .escalated }.map(\.spec.target.name)
        return broken.isSubset(of: ended)
    }

    /// The models whose keys the environment has, where the rules are unsure; else the rules alone.
    private static func examinee() throws -> Examinee {
        var settings = ModelSettings()
        settings.fromEnvironment = true
        let environment = ProcessInfo.processInfo.environment
        return try Examinee(settings, environment: environment, logger: logger) ?? .rules
    }

    private func greeting(_ examinee: Examinee) -> String {
        let reasoning =
            examinee.model == nil
            ? "It diagnoses by rules; with the key of a language model in the environment it would ask where they end."
            : "It diagnoses by rules, and asks where they end: \(examinee.name)."
        return """
            A shop of five services runs in the Lab, a cluster inside this process. Midwatch stands the watch.
            \(reasoning)
            Time passes \(speed.formatted()) times as fast as usual.


            """
    }

    private func summary(_ watch: VirtualWatch, journal: SQLiteJournal, took seconds: TimeInterval) async throws
        -> String
    {
        let repaired = watch.incidents.count { $0.phase == .resolved }
        let escalated = watch.incidents.count { $0.phase == .escalated }
        let chain = try await journal.verifyChain()
        return """

            In \(Int(seconds)) seconds of the shop's time: \(repaired) repaired and verified, \(escalated) handed to people. Each action was tried
            as a dry run, carried out in one write under preconditions, and watched until the signal was gone.
            The journal has \(chain.checked) entries in an unbroken hash chain.

            What to try next:
              midwatch lab serve --scenario shop   the same shop, for playing with kubectl
              midwatch eval                        what Midwatch makes of a catalogue of faults and traps
              midwatch analyze                     what it finds in a cluster of yours; it changes nothing
              midwatch demo --on-cluster           a demo there, in a namespace of its own

            """
    }
}
