import Foundation
import KubernetesModel
import Testing

/// What a real API server sent in both formats, read from both.
@Suite struct FixtureTests {
    static let kinds: [any KubernetesObject.Type] = [
        Pod.self, Event.self, Service.self, Endpoints.self, PersistentVolumeClaim.self, ResourceQuota.self,
        ConfigMap.self,
        Namespace.self, Node.self, Deployment.self, ReplicaSet.self, StatefulSet.self, DaemonSet.self,
        ControllerRevision.self,
        Job.self, CronJob.self, HorizontalPodAutoscaler.self, PodDisruptionBudget.self, Lease.self, StorageClass.self,
    ]

    @Test(arguments: kinds) func `both formats give equal objects`(kind: any KubernetesObject.Type) throws {
        try compare(kind)
    }

    private func compare<Object: KubernetesObject>(_ kind: Object.Type) throws {
        let name = Object.resource.kind
        let protobuf = try ListDecoder<Object>.decode([Fixture.data("\(name).pb")], format: .protobuf)
        let json = try ListDecoder<Object>.decode([Fixture.data("\(name).json")], format: .json)
        #expect(!json.items.isEmpty)
        #expect(json.undecodable.isEmpty)
        #expect(protobuf.undecodable.isEmpty)
        #expect(protobuf.items == json.items.map(trimmed))
        #expect(!json.resourceVersion.isEmpty)
        #expect(WireFormat.preferred(for: kind) == .protobuf)
    }

    /// The object without what readers of protobuf leave out.
    private func trimmed<Object: KubernetesObject>(_ object: Object) -> Object {
        var object = object
        object.metadata.annotations = trimmed(object.metadata.annotations)
        switch object {
        case var pod as Pod:
            pod.spec = trimmed(pod.spec)
            return pod as? Object ?? object
        case var event as Event:
            // The API writes an absent component as empty text.
            if event.reportingComponent == "" { event.reportingComponent = nil }
            return event as? Object ?? object
        case var deployment as Deployment:
            deployment.spec.template = trimmed(deployment.spec.template)
            return deployment as? Object ?? object
        case var set as ReplicaSet:
            set.spec.template = trimmed(set.spec.template)
            return set as? Object ?? object
        case var set as StatefulSet:
            set.spec.template = trimmed(set.spec.template)
            return set as? Object ?? object
        default: return object
        }
    }

    private func trimmed(_ template: PodTemplate) -> PodTemplate {
        var template = template
        template.metadata.annotations = trimmed(template.metadata.annotations)
        template.spec = trimmed(template.spec)
        return template
    }

    private func trimmed(_ spec: PodSpec) -> PodSpec {
        var spec = spec
        spec.volumes.removeAll { $0.configMap == nil && $0.secret == nil && $0.persistentVolumeClaim == nil }
        return spec
    }

    private func trimmed(_ annotations: StringMap) -> StringMap {
        StringMap(annotations.filter { AnnotationKey.isKept($0.key) }.map { (key: $0.key, value: $0.value) })
    }

    @Test func `the fields that rules read are there`() throws {
        let pods = try ListDecoder<Pod>.decode([Fixture.data("Pod.pb")], format: .protobuf).items
        let web = try #require(pods.first { $0.metadata.name.hasPrefix("web-") })
        #expect(web.metadata.labels["tier"] == "front")
        #expect(web.metadata.controller?.kind == "ReplicaSet")
        #expect(web.metadata.uid.text.utf8.count == 36)
        #expect(web.spec.volumes.compactMap(\.configMap?.name) == ["settings"])
        #expect(web.spec.nodeSelector == ["kubernetes.io/os": "linux"])
        let main = try #require(web.spec.containers.first)
        #expect(main.env.map(\.name) == ["PLAIN", "MODE", "TOKEN"])
        #expect(main.env[1].valueFrom?.configMapKeyRef == KeyReference(name: "settings", key: "mode"))
        #expect(main.env[2].valueFrom?.secretKeyRef?.optional == true)
        #expect(main.envFrom.map { $0.configMapRef?.name ?? $0.secretRef?.name } == ["more", "absent"])
        #expect(main.resources.limits == ResourceAmounts(cpu: "500m", memory: "64Mi"))
        #expect(main.readinessProbe?.httpGet?.port == .string("http"))
        #expect(main.startupProbe?.tcpSocket?.port == .int(8080))
        #expect(main.livenessProbe?.periodSeconds == 20)
        let crash = try #require(pods.first { $0.metadata.name == "crash-0" })
        #expect(crash.status.containerStatuses.first?.state.waiting?.reason == "CrashLoopBackOff")
        #expect(crash.status.containerStatuses.first?.lastState.terminated?.exitCode == 3)
        #expect(crash.status.conditions.first(ofType: "Ready")?.isFalse == true)

        let configMaps = try ListDecoder<ConfigMap>.decode([Fixture.data("ConfigMap.pb")], format: .protobuf).items
        #expect(configMaps.map(\.keys) == [["app.conf", "blob", "mode"]])
        let leases = try ListDecoder<Lease>.decode([Fixture.data("Lease.pb")], format: .protobuf).items
        #expect(leases.first?.spec.acquireTime == Date(timeIntervalSince1970: 1_769_915_045.123456))
        let deployments = try ListDecoder<Deployment>.decode([Fixture.data("Deployment.pb")], format: .protobuf).items
        #expect(deployments.first?.metadata.annotations.map(\.key) == [AnnotationKey.revision, "midwatch.dev/note"])
        #expect(deployments.first?.spec.selector.matchExpressions.first?.values == ["front", "back"])
    }

    @Test(arguments: [("Status.json", WireFormat.json), ("Status.pb", .protobuf)])
    func `the status of a failed request is read`(name: String, format: WireFormat) throws {
        let status = try Fixture.data(name).withUnsafeBytes { try APIStatus(body: $0, format: format) }
        #expect(status.code == 404)
        #expect(status.reason == "NotFound")
        #expect(status.details?.kind == "pods")
        #expect(status.details?.name == "absent")
    }

    @Test(arguments: [
        ("<html>", WireFormat.json), ("{}", .json), ("[]", .json), ("<html>", .protobuf), ("", .protobuf),
    ])
    func `what is no status is an error`(body: String, format: WireFormat) {
        #expect(throws: WireError.self) {
            try Data(body.utf8).withUnsafeBytes { try APIStatus(body: $0, format: format) }
        }
    }
}
