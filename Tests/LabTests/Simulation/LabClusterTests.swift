import Foundation
import KubernetesModel
import Logging
import Testing

@testable import Lab

struct LabClusterTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)
    private static let configMaps = ResourceName(group: "", plural: "configmaps")

    /// Counts in each ConfigMap, once a minute, and stops at three.
    private struct Counter: ClusterPart {
        let component = "counter"

        func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
            change.resource == configMaps ? [change.key].compactMap(\.self) : []
        }

        mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
            guard let object = cluster.object(key) else { return nil }
            let count = Int(object["data"]?["count"]?.stringValue ?? "") ?? 0
            let due = LabClusterTests.start.addingTimeInterval(Double(count + 1) * 60)
            guard count < 3 else { return nil }
            guard cluster.now >= due else { return due }
            _ = try? cluster.update(key) { $0[path: "data", "count"] = .string("\(count + 1)") }
            return nil
        }
    }

    /// Answers each of its own writes with another one.
    private struct Restless: ClusterPart {
        let component = "restless"

        func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
            change.resource == configMaps ? [change.key].compactMap(\.self) : []
        }

        mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
            _ = try? cluster.update(key) { object in
                object[path: "data", "count"] = .string(
                    "\((Int(object["data"]?["count"]?.stringValue ?? "") ?? 0) + 1)")
            }
            return nil
        }
    }

    private static func cluster(_ parts: [any ClusterPart]) throws -> LabCluster {
        let cluster = LabCluster(
            startingAt: start, seed: 1, parts: parts, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try access(cluster).create(["metadata": ["name": "counts", "namespace": "default"]], configMaps)
        return cluster
    }

    private static func access(_ cluster: LabCluster) -> ClusterAccess {
        ClusterAccess(
            server: cluster.server, component: "tests", recorder: EventRecorder(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private static func count(in cluster: LabCluster) -> String? {
        access(cluster).object(ObjectKey(configMaps, namespace: "default", name: "counts"))?[path: "data", "count"]?
            .stringValue
    }

    @Test func `time passes through each moment at which something happens`() throws {
        let cluster = try Self.cluster([Counter()])
        cluster.advance(to: Self.start + 59)
        #expect(Self.count(in: cluster) == nil)
        #expect(cluster.nextInstant == Self.start + 60)
        cluster.advance(to: Self.start + 150)
        #expect(Self.count(in: cluster) == "2")
        cluster.advance(to: Self.start + 86_400)
        #expect(Self.count(in: cluster) == "3")
        #expect(cluster.nextInstant == nil)
        #expect(cluster.clock.now == Self.start + 86_400)
    }

    @Test func `the clock never goes back`() throws {
        let cluster = try Self.cluster([])
        cluster.advance(to: Self.start + 10)
        cluster.advance(to: Self.start)
        #expect(cluster.clock.now == Self.start + 10)
    }

    @Test func `a part that answers its own writes for ever does not stop the Lab`() throws {
        let cluster = try Self.cluster([Restless()])
        cluster.settle()
        #expect(Self.count(in: cluster) == "200")
        #expect(cluster.nextInstant == Self.start + 1)
    }

    @Test func `who falls behind the history hears of each object as if it were new`() throws {
        let cluster = try Self.cluster([Counter()])
        cluster.server.store.compact()
        cluster.advance(to: Self.start + 61)
        #expect(Self.count(in: cluster) == "1")
    }
}
