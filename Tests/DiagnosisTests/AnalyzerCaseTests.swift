import Detection
import Diagnosis
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct AnalyzerCaseTests {
    /// Cases of kinds that a snapshot holds which are answered otherwise on purpose.
    private static let departures: [String: String] = [
        "configmap": "unused ConfigMaps are hygiene, no incident",
        "daemonset-03": "whether a pull secret exists is not looked up; a failing pull says so",
        "horizontalpodautoscaler-01": "rejected by the API server",
        "horizontalpodautoscaler-09": "no request is no fault until a metric fails for it",
        "horizontalpodautoscaler-11": "rejected by the API server",
        "horizontalpodautoscaler-15": "an autoscaler at its minimum is well",
        "job-05": "a job is failed when its condition says so, not by an old event alone",
        "persistentvolumeclaim-04": "a claim that nobody binds is a fault, also without a message",
        "replicaset-01": "a set none of whose replicas is available is at fault, refused or not",
        "service-02": "unready pods are the business of their workload",
        "service-08": "endpoints without a service of their name",
        "statefulset-02": "whether the governing service exists does not keep pods from running",
        "storage-02": "several default classes are hygiene, no incident",
        "storage-04": "volumes are not read",
    ]

    private static let covered: Set<String> = [
        "Pod", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "Node", "Service",
        "PersistentVolumeClaim", "Storage", "HorizontalPodAutoscaler",
    ]

    @Test(.enabled(if: AnalyzerCase.areThere, "set MIDWATCH_SHARED to the folder with the shared data"))
    func `the objects at fault are those that other analyzers name`() throws {
        let cases = try AnalyzerCase.load()
        let relevant = cases.filter { Self.covered.contains($0.analyzer) }
        var wrong: [String] = []
        for analyzerCase in relevant where Self.departures[analyzerCase.id] == nil {
            let found = try named(analyzerCase)
            let expected = Set(analyzerCase.expected.map { "\($0.kind)/\($0.name)" })
            if found != expected {
                wrong.append("\(analyzerCase.id): found \(found.sorted()), expected \(expected.sorted())")
            }
        }
        let departed = relevant.count { Self.departures[$0.id] != nil }
        let judged = relevant.count - departed
        let beyond = Set(cases.map(\.analyzer)).subtracting(Self.covered).sorted()
        print(
            """
            analyzer cases: \(judged - wrong.count) of \(judged) alike, \(departed) answered otherwise on purpose, \
            \(cases.count - relevant.count) of kinds that are not read yet (\(beyond.joined(separator: ", ")))
            """)
        for line in wrong { print("  differs: \(line)") }
        for (id, why) in Self.departures.sorted(by: { $0.key < $1.key }) { print("  otherwise: \(id): \(why)") }
        #expect(judged >= 15)
        #expect(Double(judged - wrong.count) >= 0.9 * Double(judged))
    }

    /// The objects at fault by kind and name, as the cases write them.
    private func named(_ analyzerCase: AnalyzerCase) throws -> Set<String> {
        let snapshot = try analyzerCase.snapshot()
        let detector = Detector()
        let now = try #require(KubernetesJSON.parseDate("2026-01-15T10:20:00Z"))
        let prefix = analyzerCase.analyzer == "Storage" ? "Storage/" : ""
        let faulty = detector.targets(in: snapshot, namespace: nil).filter { analyzerCase.isInScope($0) }
            .flatMap { target -> [ObjectReference] in
                let signals = detector.assess(target, in: snapshot, now: now).signals
                return signals.isEmpty ? [] : [target] + signals.map(\.object)
            }
        return Set(
            faulty.filter { $0.kind == analyzerCase.kind }.map { target in
                let name = target.namespace.map { "\($0)/\(target.name)" } ?? target.name
                return "\(prefix)\(target.kind)/\(name)"
            })
    }
}

extension AnalyzerCase {
    /// The kind of object that the case's analyzer names.
    fileprivate var kind: String { analyzer == "Storage" ? "PersistentVolumeClaim" : analyzer }
}
