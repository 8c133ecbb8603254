import KubernetesModel
import Testing

@testable import Lab

@Suite struct MountTests {
    static let objects: [ObjectKey: JSONValue] = [
        ObjectKey(.configMaps, namespace: "shop", name: "settings"): ["data": ["a.conf": ""], "binaryData": ["b": ""]],
        ObjectKey(.secrets, namespace: "shop", name: "tls"): ["data": ["tls.crt": ""]],
        ObjectKey(.persistentVolumeClaims, namespace: "shop", name: "free"): [
            "metadata": ["name": "free", "namespace": "shop"], "status": ["phase": "Pending"],
        ],
    ]

    static let cases: [(why: String, volume: JSONValue, problem: MountProblem?)] = [
        ("nothing to find", ["emptyDir": [:]], nil),
        ("a ConfigMap that is there", ["configMap": ["name": "settings"]], nil),
        (
            "no such ConfigMap", ["configMap": ["name": "gone"]],
            MountProblem(
                kind: .setUp, volume: "v",
                message: "MountVolume.SetUp failed for volume \"v\" : configmap \"gone\" not found")
        ),
        ("one that may be missing", ["configMap": ["name": "gone", "optional": true]], nil),
        (
            "no such key", ["configMap": ["name": "settings", "items": [["key": "a.conf"], ["key": "c"]]]],
            MountProblem(
                kind: .setUp, volume: "v",
                message: "MountVolume.SetUp failed for volume \"v\" : configmap references non-existent config key: c")
        ),
        ("a binary key", ["configMap": ["name": "settings", "items": [["key": "b"]]]], nil),
        (
            "no such Secret", ["secret": ["secretName": "gone"]],
            MountProblem(
                kind: .setUp, volume: "v",
                message: "MountVolume.SetUp failed for volume \"v\" : secret \"gone\" not found")
        ),
        (
            "no such key of a Secret", ["secret": ["secretName": "tls", "items": [["key": "tls.key"]]]],
            MountProblem(
                kind: .setUp, volume: "v",
                message: "MountVolume.SetUp failed for volume \"v\" : references non-existent secret key: tls.key")
        ),
        (
            "a part of a projection",
            [
                "projected": [
                    "sources": [
                        ["configMap": ["name": "settings"]], ["secret": ["name": "gone"]],
                    ]
                ]
            ],
            MountProblem(
                kind: .setUp, volume: "v",
                message: "MountVolume.SetUp failed for volume \"v\" : secret \"gone\" not found")
        ),
        (
            "no such claim", ["persistentVolumeClaim": ["claimName": "gone"]],
            MountProblem(
                kind: .processing, volume: "v",
                message: "error processing PVC shop/gone: failed to fetch PVC from API server: "
                    + "persistentvolumeclaims \"gone\" not found")
        ),
        (
            "a claim without a volume", ["persistentVolumeClaim": ["claimName": "free"]],
            MountProblem(
                kind: .processing, volume: "v", message: "error processing PVC shop/free: PVC is not bound")
        ),
    ]

    @Test(arguments: cases)
    func `what a volume lacks is told in the kubelet's words`(why: String, volume: JSONValue, problem: MountProblem?) {
        var volume = volume
        volume["name"] = "v"
        let pod: JSONValue = ["metadata": ["name": "p", "namespace": "shop"], "spec": ["volumes": [volume]]]
        let check = MountCheck(pod: pod) {
            Self.objects[$0]
        } pods: {
            []
        }
        #expect(check.problems == (problem.map { [$0] } ?? []), "\(why)")
    }

    @Test func `after two minutes the kubelet says which volumes it has waited for`() {
        let problems = [
            MountProblem(kind: .setUp, volume: "settings", message: "gone"),
            MountProblem(kind: .attachment, volume: "data", message: "taken"),
        ]
        #expect(
            MountProblem.timeout(problems)
                == "Unable to attach or mount volumes: unmounted volumes=[data settings], unattached volumes=[data], "
                + "failed to process volumes=[]: context deadline exceeded")
        #expect(
            MountProblem.timeout([MountProblem(kind: .processing, volume: "data", message: "PVC is not bound")])
                == "Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[], "
                + "failed to process volumes=[data]: PVC is not bound")
    }
}
