import Foundation
import KubernetesModel
import Testing

@testable import Lab

@Suite struct JobTests {
    static func job(_ image: String, _ spec: JSONValue = [:]) -> JSONValue {
        var members = spec
        members["template"] = Workloads.template(image, app: "task")
        members[path: "template", "spec", "restartPolicy"] = "Never"
        return ["metadata": ["name": "task"], "spec": members]
    }

    @Test func `A job runs until enough pods have succeeded`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.job("task:done", ["completions": 3, "parallelism": 2]), .jobs)
        #expect(lab.objects(.pods).count == 2)
        lab.advance(10)
        let status = lab.status(.jobs, "task")
        #expect(status["succeeded"] == 3)
        #expect(status["active"] == nil)
        #expect(
            lab.conditions(.jobs, "task") == [
                "Complete=True CompletionsReached", "SuccessCriteriaMet=True CompletionsReached",
            ])
        #expect(status["completionTime"]?.dateValue == WorkloadLab.start.addingTimeInterval(4))
        #expect(lab.events("Job").last == "Completed: Job completed")
        #expect(lab.objects(.pods).allSatisfy { $0.finalizers.isEmpty })
    }

    @Test func `A job that fails waits longer each time, and gives up`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.job("task:fails", ["backoffLimit": 2]), .jobs)
        var starts: [Double] = []
        for second in 0..<60 {
            if lab.objects(.pods).count > starts.count { starts.append(Double(second)) }
            lab.advance(1)
        }
        // A pod fails after 2 s; then 10 s pass, and 20 s the next time.
        #expect(starts == [0, 12, 34])
        #expect(lab.status(.jobs, "task")["failed"] == 3)
        #expect(
            lab.conditions(.jobs, "task") == [
                "Failed=True BackoffLimitExceeded", "FailureTarget=True BackoffLimitExceeded",
            ])
        #expect(
            lab.events("Job").last == "BackoffLimitExceeded: Job has reached the specified backoff limit")
    }

    @Test func `A job that takes too long is ended`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.job("task:1", ["activeDeadlineSeconds": 30]), .jobs)
        lab.advance(40)
        #expect(lab.objects(.pods).isEmpty)
        #expect(lab.conditions(.jobs, "task").contains("Failed=True DeadlineExceeded"))
        #expect(lab.events("Job").last == "DeadlineExceeded: Job was active longer than specified deadline")
    }

    @Test(arguments: [DeleteOptions.Propagation.background, .foreground])
    func `The pods of a deleted job go, and the job with them`(_ propagation: DeleteOptions.Propagation) throws {
        let lab = WorkloadLab()
        try lab.create(Self.job("task:1", ["parallelism": 2, "completions": 2]), .jobs)
        lab.advance(5)
        #expect(lab.objects(.pods).count == 2)
        try lab.delete(.jobs, "task", propagation)
        lab.advance(60)
        #expect(lab.objects(.pods).isEmpty)
        #expect(lab.object(.jobs, "task") == .null)
    }

    @Test func `A suspended job has no pods, and goes on when it is resumed`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.job("task:1"), .jobs)
        lab.advance(5)
        try lab.change(.jobs, "task") { $0[path: "spec", "suspend"] = true }
        lab.advance(5)
        #expect(lab.objects(.pods).isEmpty)
        #expect(lab.conditions(.jobs, "task") == ["Suspended=True JobSuspended"])
        #expect(lab.status(.jobs, "task")["failed"] == nil)
        try lab.change(.jobs, "task") { $0[path: "spec", "suspend"] = false }
        lab.advance(5)
        #expect(lab.objects(.pods).count == 1)
        #expect(lab.conditions(.jobs, "task") == ["Suspended=False JobResumed"])
    }

    @Test func `A pod that is deleted counts as failed`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.job("task:1"), .jobs)
        lab.advance(5)
        try lab.delete(.pods, try #require(lab.objects(.pods).first?.name))
        lab.advance(15)
        #expect(lab.status(.jobs, "task")["failed"] == 1)
        #expect(lab.objects(.pods).count == 1)
    }

    @Test func `A finished job goes when its time is over`() throws {
        let lab = WorkloadLab()
        try lab.create(Self.job("task:done", ["ttlSecondsAfterFinished": 60]), .jobs)
        lab.advance(50)
        #expect(lab.objects(.jobs).count == 1)
        lab.advance(20)
        #expect(lab.objects(.jobs).isEmpty)
        #expect(lab.objects(.pods).isEmpty)
    }

    @Test func `The pods of an indexed job know their numbers`() throws {
        let lab = WorkloadLab()
        try lab.create(
            Self.job("task:done", ["completionMode": "Indexed", "completions": 3, "parallelism": 3]), .jobs)
        #expect(
            lab.objects(.pods).compactMap { $0["spec"]?["hostname"]?.stringValue } == ["task-0", "task-1", "task-2"])
        lab.advance(5)
        #expect(lab.status(.jobs, "task")["completedIndexes"] == "0-2")
    }

    @Test(arguments: [("", []), ("3", [3]), ("0,1", [0, 1]), ("0-2,5", [0, 1, 2, 5]), ("0,2-4,9", [0, 2, 3, 4, 9])])
    func `Indexes are written in ranges`(_ text: String, _ indexes: [Int]) {
        #expect(JobIndexes(Set(indexes)).text == text)
        #expect(JobIndexes(parsing: text, below: 10).indexes == Set(indexes))
    }

    @Test(arguments: [(0, 0.0), (1, 10), (2, 20), (6, 320), (7, 600), (50, 600)])
    func `The back-off doubles up to ten minutes`(_ failures: Int, _ seconds: Double) {
        #expect(JobBackOff.delay(after: failures) == seconds)
    }
}
