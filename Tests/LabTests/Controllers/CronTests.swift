import Foundation
import KubernetesModel
import Testing

@testable import Lab

@Suite struct CronTests {
    struct Case: Sendable {
        let schedule: String
        let after: String
        let next: String
        var zone = "UTC"
    }

    // 2026-06-01 is a Monday.
    @Test(arguments: [
        Case(schedule: "* * * * *", after: "2026-06-01T00:00:30Z", next: "2026-06-01T00:01:00Z"),
        Case(schedule: "*/15 * * * *", after: "2026-06-01T00:15:00Z", next: "2026-06-01T00:30:00Z"),
        Case(schedule: "5/20 * * * *", after: "2026-06-01T00:06:00Z", next: "2026-06-01T00:25:00Z"),
        Case(schedule: "0 9-17/4 * * *", after: "2026-06-01T09:00:00Z", next: "2026-06-01T13:00:00Z"),
        Case(schedule: "30 2 * * MON-fri", after: "2026-06-05T03:00:00Z", next: "2026-06-08T02:30:00Z"),
        Case(schedule: "0 0 13 * 5", after: "2026-06-06T00:00:00Z", next: "2026-06-12T00:00:00Z"),
        Case(schedule: "0 0 13 * ?", after: "2026-06-06T00:00:00Z", next: "2026-06-13T00:00:00Z"),
        Case(schedule: "0 0 29 feb *", after: "2026-06-01T00:00:00Z", next: "2028-02-29T00:00:00Z"),
        Case(schedule: "@hourly", after: "2026-06-01T00:00:00Z", next: "2026-06-01T01:00:00Z"),
        Case(schedule: "@weekly", after: "2026-06-01T00:00:00Z", next: "2026-06-07T00:00:00Z"),
        Case(schedule: "@yearly", after: "2026-06-01T00:00:00Z", next: "2027-01-01T00:00:00Z"),
        Case(schedule: "@every 1h30m", after: "2026-06-01T00:00:10Z", next: "2026-06-01T01:30:10Z"),
        Case(schedule: "0 3 * * *", after: "2026-06-01T00:00:00Z", next: "2026-06-01T01:00:00Z", zone: "Europe/Berlin"),
        // The hour that the clocks skip does not come on that day.
        Case(
            schedule: "30 2 * * *", after: "2026-03-28T12:00:00Z", next: "2026-03-30T00:30:00Z", zone: "Europe/Berlin"),
    ])
    func `A schedule has a next moment`(_ example: Case) throws {
        let zone = try #require(TimeZone(identifier: example.zone))
        let schedule = try CronSchedule(parsing: example.schedule, zone: zone)
        let after = try #require(Timestamp(parsing: example.after)?.date)
        #expect(schedule.next(after: after).map { Timestamp($0).text } == example.next, "\(example.schedule)")
    }

    @Test func `A day that never comes is no moment`() throws {
        #expect(try CronSchedule(parsing: "0 0 31 2 *").next(after: WorkloadLab.start) == nil)
    }

    @Test(arguments: [
        ("", "empty spec string"), ("* * * *", "expected exactly 5 fields, found 4: [* * * *]"),
        ("60 * * * *", "end of range (60) above maximum (59): 60"),
        ("* * 0 * *", "beginning of range (0) below minimum (1): 0"),
        ("5-2 * * * *", "beginning of range (5) beyond end of range (2): 5-2"),
        ("*/0 * * * *", "step of range should be a positive number: */0"),
        ("x * * * *", "failed to parse int from x: strconv.Atoi: parsing \"x\": invalid syntax"),
        ("@sometimes", "unrecognized descriptor: @sometimes"), ("1-2-3 * * * *", "too many hyphens: 1-2-3"),
        ("1/2/3 * * * *", "too many slashes: 1/2/3"),
    ])
    func `What is no schedule is refused with a reason`(_ text: String, _ message: String) {
        #expect(throws: CronError(message)) { try CronSchedule(parsing: text) }
    }

    struct Lateness: Sendable {
        let elapsed: Double
        var deadline: Int?
        var due: Double?
        var isTooMuch = false
    }

    @Test(arguments: [
        Lateness(elapsed: 30), Lateness(elapsed: 90, due: 60), Lateness(elapsed: 150, due: 120),
        Lateness(elapsed: 600, due: 600), Lateness(elapsed: 6060, due: 6060, isTooMuch: true),
        Lateness(elapsed: 30_000, deadline: 90, due: 30_000),
    ])
    func `The latest moment that has come is due`(_ lateness: Lateness) throws {
        let times = CronTimes(
            try CronSchedule(parsing: "* * * * *"), since: WorkloadLab.start, deadline: lateness.deadline,
            now: WorkloadLab.start.addingTimeInterval(lateness.elapsed))
        #expect(times.due.map { $0.timeIntervalSince(WorkloadLab.start) } == lateness.due)
        #expect(times.hasMissedTooMany == lateness.isTooMuch)
    }
}

@Suite struct CronJobTests {
    static func cronJob(_ image: String, _ spec: JSONValue = [:]) -> JSONValue {
        var members = spec
        members["schedule"] = "*/5 * * * *"
        members["jobTemplate"] = ["spec": JobTests.job(image)["spec"] ?? [:]]
        return ["metadata": ["name": "report"], "spec": members]
    }

    @Test func `A job is made at each moment, and old ones go`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.cronJob("task:done"), .cronJobs)
        lab.advance(299)
        #expect(lab.objects(.jobs).isEmpty)
        lab.advance(2)
        #expect(lab.objects(.jobs).count == 1)
        lab.advance(1810)
        #expect(lab.objects(.jobs).count == 3)
        let status = lab.status(.cronJobs, "report")
        #expect(status["lastScheduleTime"]?.dateValue == WorkloadLab.start.addingTimeInterval(2100))
        #expect(status["active"] == nil)
        #expect(lab.events("CronJob").first?.hasPrefix("SuccessfulCreate: Created job report-") ?? false)
        #expect(lab.events("CronJob").contains { $0.hasPrefix("SawCompletedJob: Saw completed job: report-") })
    }

    @Test(arguments: [("Forbid", 1), ("Replace", 1), ("Allow", 3)])
    func `Jobs that still run are kept, replaced or joined`(_ policy: String, _ count: Int) throws {
        let lab = WorkloadLab()
        try lab.create(Self.cronJob("task:1", ["concurrencyPolicy": .string(policy)]), .cronJobs)
        lab.advance(301)
        let first = lab.objects(.jobs).first?.name
        lab.advance(601)
        #expect(lab.objects(.jobs).count == count)
        #expect((lab.objects(.jobs).first?.name == first) == (policy != "Replace"))
        let isForbidden = lab.events("CronJob").contains {
            $0
                == "JobAlreadyActive: Not starting job because prior execution is running and "
                + "concurrency policy is Forbid"
        }
        #expect(isForbidden == (policy == "Forbid"))
    }

    @Test func `A suspended CronJob makes nothing, and one that is late says so`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.cronJob("task:done", ["suspend": true, "startingDeadlineSeconds": 30]), .cronJobs)
        lab.advance(1000)
        #expect(lab.objects(.jobs).isEmpty)
        try lab.change(.cronJobs, "report") { $0[path: "spec", "suspend"] = false }
        #expect(lab.objects(.jobs).isEmpty)
    }
}
