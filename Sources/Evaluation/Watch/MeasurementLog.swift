internal import Evidence
internal import Foundation
internal import Lab
internal import Synchronization

/// What the Lab's containers were measured at, kept for questions: the Prometheus of the evaluation.
final class MeasurementLog: Sendable {
    private struct Sample {
        var at: Date
        var containers: [PodMeasurements.Container]
    }

    private let measurements: PodMeasurements
    private let samples = Mutex<[Sample]>([])

    private static let interval: TimeInterval = 30
    /// An hour: no question looks further back.
    private static let kept = 121
    /// Rates are averaged over so long, as the questions to a Prometheus are.
    private static let window: TimeInterval = 300

    init(_ measurements: PodMeasurements) { self.measurements = measurements }

    var nextInstant: Date? { samples.withLock { $0.last?.at.addingTimeInterval(Self.interval) } }

    /// Measures, if it is time.
    func take(at now: Date) {
        samples.withLock { samples in
            if let last = samples.last, now.timeIntervalSince(last.at) < Self.interval { return }
            samples.append(Sample(at: now, containers: measurements.containers))
            if samples.count > Self.kept { samples.removeFirst() }
        }
    }
}

extension MeasurementLog: MetricsSource {
    func series(
        _ question: MetricQuestion, namespace: String, pods: [String], range: ClosedRange<Date>
    ) async throws -> [MeasuredSeries] {
        guard let measure = Measure(question) else { return [] }
        var readings: [ContainerName: [Measure.Reading]] = [:]
        for sample in samples.withLock({ $0 }) where sample.at <= range.upperBound {
            for container in sample.containers where container.namespace == namespace && pods.contains(container.pod) {
                let name = ContainerName(pod: container.pod, container: container.name)
                readings[name, default: []].append(Measure.Reading(at: sample.at, container: container))
            }
        }
        return readings.keys.sorted().compactMap { name in
            let points = measure.points(of: readings[name] ?? [], over: Self.window).filter { range.contains($0.at) }
            guard !points.isEmpty else { return nil }
            return MeasuredSeries(
                pod: name.pod, container: measure.isOfPod ? nil : name.container, unit: measure.unit, points: points)
        }
    }
}

private struct ContainerName: Hashable, Comparable {
    var pod: String
    var container: String

    static func < (left: ContainerName, right: ContainerName) -> Bool {
        (left.pod, left.container) < (right.pod, right.container)
    }
}
