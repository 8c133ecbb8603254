import Foundation
import Incidents

/// When a policy lets anything be done.
struct Schedule: Hashable {
    /// Whether something may be done at a moment.
    enum Opening: Hashable {
        case open
        /// In a freeze window or outside of the allowed ones, until then.
        case closed(until: Date)
        /// The windows leave no moment of the week.
        case neverOpen
    }

    private let freeze: [WeeklyWindow]
    private let allowed: [WeeklyWindow]?

    /// Reads a policy's windows. Allowed windows that are given but empty in number restrict nothing, like absent ones:
    /// "where there are any".
    ///
    /// - Throws: ``PolicyProblem`` for a window that cannot be understood.
    init(freeze: [AutonomyPolicy.Window], allowed: [AutonomyPolicy.Window]?) throws(PolicyProblem) {
        func windows(_ list: [AutonomyPolicy.Window], _ name: String) throws(PolicyProblem) -> [WeeklyWindow] {
            var windows: [WeeklyWindow] = []
            for (index, window) in list.enumerated() {
                windows.append(try WeeklyWindow(window, field: "spec.\(name)[\(index)]"))
            }
            return windows
        }
        self.freeze = try windows(freeze, "freezeWindows")
        let allowed = try windows(allowed ?? [], "allowedWindows")
        self.allowed = allowed.isEmpty ? nil : allowed
    }

    func opening(at now: Date) -> Opening {
        let epoch = now.timeIntervalSince1970.rounded(.down)
        let second = WeeklyWindow.second(ofWeekAt: epoch)
        if isOpen(second) { return .open }
        // Something changes at borders only, so the first open one is when it opens.
        let waits = (freeze + (allowed ?? [])).flatMap(\.borders)
            .map { border in (border - second + WeeklyWindow.week) % WeeklyWindow.week }
            .sorted()
        guard let wait = waits.first(where: { isOpen((second + $0) % WeeklyWindow.week) }) else { return .neverOpen }
        return .closed(until: Date(timeIntervalSince1970: epoch + Double(wait)))
    }

    private func isOpen(_ second: Int) -> Bool {
        !freeze.contains { $0.contains(second) } && allowed.map { $0.contains { $0.contains(second) } } ?? true
    }
}
