import Foundation

/// How much an item is likely to matter, from 0 to 1, by rules that anyone can follow: what fails comes before what is
/// well, what happened shortly before the first signal before what happened long ago, and what the control plane says
/// outright before what has to be read out of a text.
enum Relevance {
    /// What the incident was opened for.
    static let signal = 1.0
    /// What a rule concludes, the first of them; each further one matters a little less.
    static func finding(rank: Int) -> Double { max(0.95 - 0.1 * Double(rank), 0.5) }
    /// The state of the target itself.
    static let state = 0.9
    /// What the target is made of.
    static let spec = 0.75
    /// Something around the target that fails.
    static let failing = 0.85
    /// Something around the target that fails, and need not have to do with it.
    static let failingBeside = 0.6
    /// Something that is as it should be: it rules causes out.
    static let well = 0.25
    /// Something that is not wrong and rules nothing out.
    static let background = 0.15

    /// A change by how long before the first signal it was made.
    ///
    /// - Parameter date: When; nil where that is not known.
    static func change(at date: Date?, onset: Date) -> Double {
        guard let date else { return 0.5 }
        let before = onset.timeIntervalSince(date)
        return switch before {
        // What came after cannot be the cause, but may be why it goes on; clocks and coarse times blur a minute.
        case ..<(-60): 0.45
        case ..<600: 0.92
        case ..<3600: 0.75
        case ..<86_400: 0.5
        default: 0.2
        }
    }

    /// A pod by its place among the pods, the most telling first.
    static func pod(rank: Int, fails: Bool) -> Double { fails ? max(0.85 - 0.1 * Double(rank), 0.5) : 0.3 }

    /// An event by who it is about and whether it warns.
    static func event(isWarning: Bool, isAfterOnset: Bool) -> Double {
        switch (isWarning, isAfterOnset) {
        case (true, true): 0.75
        case (true, false): 0.5
        case (false, true): 0.35
        case (false, false): 0.2
        }
    }

    /// The use of a resource by its share of the limit.
    static func use(share: Double?) -> Double {
        switch share ?? 0 {
        case 0.9...: 0.85
        case 0.7...: 0.55
        default: 0.3
        }
    }
}
