import Foundation
import Guardrails
import Incidents
import KubernetesModel
import Testing

@Suite struct `Windows` {
    /// Windows, a time as `day hh:mm` in the week of Monday, 2 February 2026, and how many minutes it is closed for.
    struct Row: CustomTestStringConvertible, Sendable {
        var freeze: [AutonomyPolicy.Window] = []
        var allowed: [AutonomyPolicy.Window]?
        var at: (day: Int, hour: Int, minute: Int)
        var closedFor: Int?
        var testDescription: String { "\(freeze) \(allowed ?? []) at \(at)" }
    }

    private typealias Window = AutonomyPolicy.Window
    private static let night = Window(from: "22:00", to: "06:00")
    private static let sundayNight = Window(days: ["Sun"], from: "22:00", to: "06:00")
    private static let officeHours = Window(days: ["Mon", "Tue", "Wed", "Thu", "Fri"], from: "09:00", to: "17:00")

    private static let rows = [
        Row(freeze: [night], at: (0, 21, 59), closedFor: nil),
        Row(freeze: [night], at: (0, 22, 0), closedFor: 480),
        Row(freeze: [night], at: (1, 0, 0), closedFor: 360),
        Row(freeze: [night], at: (1, 5, 59), closedFor: 1),
        Row(freeze: [night], at: (1, 6, 0), closedFor: nil),
        Row(freeze: [sundayNight], at: (6, 21, 59), closedFor: nil),
        Row(freeze: [sundayNight], at: (6, 23, 0), closedFor: 420),
        Row(freeze: [sundayNight], at: (0, 1, 0), closedFor: 300),
        Row(freeze: [sundayNight], at: (1, 1, 0), closedFor: nil),
        Row(freeze: [Window(days: ["Sat", "Sun"], from: "00:00", to: "24:00")], at: (4, 23, 59), closedFor: nil),
        Row(freeze: [Window(days: ["Sat", "Sun"], from: "00:00", to: "24:00")], at: (5, 0, 0), closedFor: 2880),
        Row(allowed: [officeHours], at: (2, 12, 0), closedFor: nil),
        Row(allowed: [officeHours], at: (2, 17, 0), closedFor: 16 * 60),
        Row(allowed: [officeHours], at: (4, 18, 0), closedFor: 6 * 60 + 2 * 1440 + 9 * 60),
        Row(allowed: [officeHours], at: (0, 8, 0), closedFor: 60),
        Row(allowed: [], at: (2, 3, 0), closedFor: nil),
        Row(freeze: [Window(from: "12:00", to: "13:00")], allowed: [officeHours], at: (2, 12, 30), closedFor: 30),
        Row(freeze: [Window(from: "08:00", to: "10:00")], allowed: [officeHours], at: (2, 7, 30), closedFor: 150),
        Row(
            freeze: [Window(from: "10:00", to: "11:00"), Window(from: "11:00", to: "12:00")], at: (3, 10, 30),
            closedFor: 90),
    ]

    @Test(arguments: rows)
    func `Nothing is done in a freeze or outside of the allowed windows, until they let it`(row: Row) {
        var situation = Situation()
        situation.now = Situation.noon.addingTimeInterval(
            Double(row.at.day * 1440 + (row.at.hour - 12) * 60 + row.at.minute) * 60)
        situation.policies = [
            .automatic().changing {
                $0.freezeWindows = row.freeze
                $0.allowedWindows = row.allowed
            }
        ]
        #expect(situation.verdict.decision.state == (row.closedFor == nil ? .auto : .awaitingApproval))
        #expect(situation.verdict.holdUntil == row.closedFor.map { situation.now.addingTimeInterval(Double($0) * 60) })
    }

    @Test func `Windows that leave no time are a denial, not a wait`() {
        var situation = Situation()
        situation.policies = [
            .automatic().changing {
                $0.freezeWindows = [Window(from: "06:00", to: "22:00")]
                $0.allowedWindows = [Window(from: "08:00", to: "20:00")]
            }
        ]
        #expect(situation.verdict.decision.state == .denied)
    }

    @Test func `Seconds do not open a window early`() {
        var situation = Situation()
        situation.policies = [.automatic().changing { $0.freezeWindows = [Window(from: "11:00", to: "12:00")] }]
        situation.now = Situation.noon.addingTimeInterval(-0.5)
        #expect(situation.verdict.holdUntil == Situation.noon)
    }
}
