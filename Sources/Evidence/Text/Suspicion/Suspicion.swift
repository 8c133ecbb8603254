/// How far a text looks like one that speaks to a model, asks it for an action, or gives itself out as somebody else.
///
/// It is a guess by heuristics, which a careful attacker gets around. It may lower autonomy and be told to people; that
/// it finds nothing is never a reason to do more.
public struct Suspicion: Hashable, Sendable {
    /// 0 to 100.
    public var score: Int
    /// What was found, the heaviest first.
    public var signs: [SuspicionSign]

    /// From this score on a text is flagged.
    public static let threshold = 60
    /// Nothing was found.
    public static let none = Suspicion(score: 0, signs: [])

    public init(score: Int, signs: [SuspicionSign]) {
        self.score = score
        self.signs = signs
    }

    public var isFlagged: Bool { score >= Self.threshold }

    /// What was found, for people: `it asks to ignore instructions; it has hidden characters`.
    public var summary: String { signs.map { "it \($0.summary)" }.joined(separator: "; ") }
}
