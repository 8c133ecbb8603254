import ControllerRuntime
import Diagnosis
package import Incidents
package import KubernetesClient
import KubernetesModel

/// One look at a cluster, without watching it.
package struct ClusterScan: Sendable {
    private let api: KubernetesAPI

    package init(api: KubernetesAPI) { self.api = api }

    /// Reads what diagnosis reads. A kind that may not be read, or is not served, is noted in the snapshot; the others
    /// are read all the same.
    ///
    /// - Parameter namespace: the only namespace to read; nil: all. Kinds without a namespace are read whole.
    /// - Throws: A `KubernetesError` where the cluster cannot be reached, or accepts no credential.
    package func snapshot(namespace: String?) async throws -> ClusterSnapshot {
        var snapshot = try await withThrowingTaskGroup(of: (@Sendable (inout ClusterSnapshot) -> Void).self) { group in
            func read<Object: KubernetesObject>(
                _ path: any WritableKeyPath<ClusterSnapshot, ObjectTable<Object>> & Sendable
            ) {
                group.addTask { try await changes(of: Object.self, path: path, namespace: namespace) }
            }
            read(\.pods)
            read(\.events)
            read(\.deployments)
            read(\.replicaSets)
            read(\.statefulSets)
            read(\.daemonSets)
            read(\.controllerRevisions)
            read(\.jobs)
            read(\.nodes)
            read(\.namespaces)
            read(\.services)
            read(\.endpoints)
            read(\.claims)
            read(\.storageClasses)
            read(\.autoscalers)
            read(\.disruptionBudgets)
            return try await group.reduce(into: ClusterSnapshot()) { snapshot, change in change(&snapshot) }
        }
        await readConfigMaps(into: &snapshot)
        return snapshot
    }

    /// How many ConfigMaps are read for one scan.
    private static var maxConfigMaps: Int { 100 }

    /// Reads the ConfigMaps that the rules need for crashing pods.
    private func readConfigMaps(into snapshot: inout ClusterSnapshot) async {
        let wanted = Set(snapshot.pods.objects.flatMap(\.configMapsOfCrashingContainers))
        for key in wanted.sorted().prefix(Self.maxConfigMaps) {
            do {
                _ = snapshot.configMaps.apply(
                    try await api.get(ConfigMap.self, name: key.name, namespace: key.namespace))
            } catch let error as KubernetesError where error.code == .notFound {
                continue
            } catch {
                snapshot.unseen[ConfigMap.resource.kind] = "\(error)"
            }
        }
    }

    /// What reading one kind does to a snapshot.
    private func changes<Object: KubernetesObject>(
        of type: Object.Type, path: any WritableKeyPath<ClusterSnapshot, ObjectTable<Object>> & Sendable,
        namespace: String?
    ) async throws -> @Sendable (inout ClusterSnapshot) -> Void {
        let resource = type.resource
        do {
            let list = try await api.listAll(
                type, namespace: resource.isNamespaced ? namespace : nil, options: ListOptions(limit: 500))
            return { snapshot in
                for object in list.items { _ = snapshot[keyPath: path].apply(object) }
                if let unreadable = list.undecodable.first {
                    snapshot.unseen[resource.kind] = "\(list.undecodable.count) of them: \(unreadable)"
                }
            }
        } catch let error as KubernetesError where [.forbidden, .notServed, .decoding].contains(error.code) {
            return { $0.unseen[resource.kind] = error.message }
        }
    }
}
