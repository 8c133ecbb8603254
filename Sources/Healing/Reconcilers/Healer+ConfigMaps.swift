import ControllerRuntime
import Diagnosis
import Incidents
import KubernetesModel

extension Healer {
    /// How many ConfigMaps are read for one look.
    private static let maxConfigMaps = 8

    /// A snapshot with the ConfigMaps that the rules need for a target's crashing pods. What cannot be read is noted in
    /// it.
    func withConfigMaps(of target: ObjectReference, _ snapshot: ClusterSnapshot) async -> ClusterSnapshot {
        guard let workload = snapshot.workload(target) else { return snapshot }
        let wanted = Set(snapshot.pods(of: workload).flatMap(\.configMapsOfCrashingContainers))
        var snapshot = snapshot
        for key in wanted.sorted().prefix(Self.maxConfigMaps) {
            let resource = ConfigMap.resource
            let reference = ObjectReference(
                apiVersion: resource.apiVersion, kind: resource.kind, namespace: key.namespace, name: key.name)
            do {
                guard let object = try await ports.reader.object(reference) else { continue }
                _ = snapshot.configMaps.apply(try KubernetesJSON.decode(ConfigMap.self, from: object))
            } catch {
                snapshot.unseen[resource.kind] = "\(error)"
            }
        }
        return snapshot
    }
}
