internal import Foundation
internal import KubernetesModel

/// One look at a CronJob: pkg/controller/cronjob/cronjob_controllerv2.go, syncCronJob.
struct CronJobSync {
    private let cluster: ClusterAccess
    private let cronJob: JSONValue
    private let jobs: [JSONValue]
    private(set) var status: JSONValue

    private static let source = "cronjob-controller"
    /// How much later than its moment a CronJob is looked at: nextScheduleDelta.
    private static let delay: TimeInterval = 0.1

    init(_ cronJob: JSONValue, in cluster: ClusterAccess) {
        self.cluster = cluster
        self.cronJob = cronJob
        jobs = cluster.dependents(of: cronJob.uid, .jobs).filter {
            $0.controllerReference?["uid"] == .string(cronJob.uid)
        }
        status = cronJob["status"] ?? [:]
    }

    private var active: [JSONValue] { status["active"]?.arrayValue ?? [] }

    private mutating func setActive(_ references: [JSONValue]) {
        status["active"] = references.isEmpty ? nil : .array(references)
    }

    private func record(_ type: ClusterAccess.EventType, _ reason: String, _ message: String) {
        cluster.record(type, reason, message, on: cronJob, from: Self.source)
    }

    mutating func run() -> Date? {
        follow()
        guard !cronJob.isDeleting, cronJob["spec"]?["suspend"] != true, let schedule = schedule() else { return nil }
        let now = cluster.now
        let last = status["lastScheduleTime"]?.dateValue ?? cronJob.creation
        let deadline = cronJob["spec"]?["startingDeadlineSeconds"]?.intValue
        let times = CronTimes(schedule, since: last, deadline: deadline, now: now)
        let next = schedule.next(after: now)?.addingTimeInterval(Self.delay)
        if times.hasMissedTooMany {
            record(
                .warning, "TooManyMissedTimes",
                "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew")
        }
        guard let due = times.due else { return next }
        if let deadline, due.addingTimeInterval(Double(deadline)) < now {
            record(.warning, "MissSchedule", "Missed scheduled time to start a job: \(Self.text(due))")
            return next
        }
        let name = "\(cronJob.name)-\(Int(due.timeIntervalSince1970) / 60)"
        guard !active.contains(where: { $0["name"]?.stringValue == name }),
            status["lastScheduleTime"]?.dateValue != due, makeRoom()
        else { return next }
        create(name, at: due)
        return next
    }

    /// Takes note of the jobs that have ended or are gone.
    private mutating func follow() {
        var references = active
        for job in jobs {
            let index = references.firstIndex { $0["uid"]?.stringValue == job.uid }
            guard let end = Self.end(of: job) else {
                if index == nil {
                    record(
                        .warning, "UnexpectedJob",
                        "Saw a job that the controller did not create or forgot: \(job.name)")
                }
                continue
            }
            if let index {
                references.remove(at: index)
                record(.normal, "SawCompletedJob", "Saw completed job: \(job.name), condition: \(end.type)")
            }
            if end.type == "Complete", let time = job["status"]?["completionTime"]?.dateValue,
                status["lastSuccessfulTime"]?.dateValue.map({ $0 < time }) ?? true
            {
                status["lastSuccessfulTime"] = JSONValue(time)
            }
        }
        let missing = references.filter { reference in !jobs.contains { $0.uid == reference["uid"]?.stringValue } }
        for reference in missing {
            record(.normal, "MissingJob", "Active job went missing: \(reference["name"]?.stringValue ?? "")")
        }
        setActive(references.filter { !missing.contains($0) })
    }

    private static func end(of job: JSONValue) -> (type: String, date: Date)? {
        JobSync.end(of: job).map { date in
            (Conditions.status("Complete", in: job["status"]) == "True" ? "Complete" : "Failed", date)
        }
    }

    private func schedule() -> CronSchedule? {
        let text = cronJob["spec"]?["schedule"]?.stringValue ?? ""
        var zone = TimeZone.gmt
        if let name = cronJob["spec"]?["timeZone"]?.stringValue {
            guard let known = TimeZone(identifier: name) else {
                record(.warning, "UnknownTimeZone", "invalid timeZone: \"\(name)\": unknown time zone \(name)")
                return nil
            }
            zone = known
        }
        do throws(CronError) {
            return try CronSchedule(parsing: text, zone: zone)
        } catch {
            record(.warning, "UnparseableSchedule", "unparseable schedule: \"\(text)\" : \(error.message)")
            return nil
        }
    }

    /// Whether a job may start beside those that run; where they are to be replaced they go first.
    private mutating func makeRoom() -> Bool {
        guard !active.isEmpty else { return true }
        switch cronJob["spec"]?["concurrencyPolicy"] {
        case "Forbid":
            record(
                .normal, "JobAlreadyActive",
                "Not starting job because prior execution is running and concurrency policy is Forbid")
            return false
        case "Replace":
            for job in jobs where active.contains(where: { $0["uid"]?.stringValue == job.uid }) { delete(job) }
            setActive([])
            return true
        default: return true
        }
    }

    private func delete(_ job: JSONValue) {
        do throws(APIError) {
            try cluster.delete(ObjectKey(.jobs, of: job), uid: job.uid)
            record(.normal, "SuccessfulDelete", "Deleted job \(job.name)")
        } catch {
            record(.warning, "FailedDelete", "Deleted job: \(error.message)")
        }
    }

    private mutating func create(_ name: String, at due: Date) {
        let template = cronJob["spec"]?["jobTemplate"]
        var job: JSONValue = [
            "apiVersion": "batch/v1", "kind": "Job",
            "metadata": [
                "name": .string(name), "namespace": .string(cronJob.namespace),
                "ownerReferences": [cronJob.asController],
            ], "spec": template?["spec"] ?? [:],
        ]
        job[metadata: "labels"] = template?["metadata"]?["labels"]
        var annotations = template?["metadata"]?["annotations"] ?? [:]
        annotations["batch.kubernetes.io/cronjob-scheduled-timestamp"] = JSONValue(due)
        job[metadata: "annotations"] = annotations
        do throws(APIError) {
            let created = try cluster.create(job, .jobs)
            record(.normal, "SuccessfulCreate", "Created job \(name)")
            setActive(
                active + [
                    [
                        "apiVersion": "batch/v1", "kind": "Job", "name": .string(name),
                        "namespace": .string(created.namespace), "uid": .string(created.uid),
                        "resourceVersion": created[metadata: "resourceVersion"] ?? "",
                    ]
                ])
            status["lastScheduleTime"] = JSONValue(due)
        } catch  where error.reason == "AlreadyExists" || error.isOfEndingNamespace {
            // It was made at a look before this one.
        } catch {
            record(.warning, "FailedCreate", "Error creating job: \(error.message)")
        }
    }

    /// Deletes the oldest jobs that are over, down to the limits of the history.
    func cleanUp() {
        let ended = jobs.compactMap { job in Self.end(of: job).map { (job, $0.type) } }
        for (type, member) in [("Complete", "successfulJobsHistoryLimit"), ("Failed", "failedJobsHistoryLimit")] {
            guard let limit = cronJob["spec"]?[member]?.intValue else { continue }
            let those = ended.filter { $0.1 == type }.map(\.0).sorted { Self.start($0) < Self.start($1) }
            for job in those.prefix(max(0, those.count - limit)) { delete(job) }
        }
    }

    private static func start(_ job: JSONValue) -> (Date, String) {
        (job["status"]?["startTime"]?.dateValue ?? .distantFuture, job.name)
    }

    /// `Mon, 02 Jan 2006 15:04:05 +0000`: Go's RFC1123Z.
    private static func text(_ date: Date) -> String {
        let time = Timestamp(date)
        let civil = CivilDate(days: CivilDate.days(ofSeconds: time.seconds))
        let weekday = CronField.Unit.dayOfWeek.names[civil.weekday].capitalized
        let month = CronField.Unit.month.names[civil.month - 1].capitalized
        return "\(weekday), \(civil.day < 10 ? "0" : "")\(civil.day) \(month) \(civil.year) "
            + "\(time.text.dropLast().suffix(8)) +0000"
    }
}
