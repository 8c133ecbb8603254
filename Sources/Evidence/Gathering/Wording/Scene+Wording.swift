import Foundation

extension Scene {
    /// How long ago something was: `12 min ago`.
    func ago(_ date: Date) -> String { "\(Wording.span(now.timeIntervalSince(date))) ago" }

    /// When something was, in relation to the first signal: `40 s before the first signal`.
    func fromOnset(_ date: Date) -> String {
        let before = onset.timeIntervalSince(date)
        guard abs(before) >= 1 else { return "as the first signal came" }
        return "\(Wording.span(abs(before))) \(before > 0 ? "before" : "after") the first signal"
    }
}
