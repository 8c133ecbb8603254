import Foundation
import KubernetesModel
import Testing

@testable import Lab

struct StartFailureTests {
    @Test func `An image that is not there is pulled again with the real waits`() throws {
        let lab = try KubeletLab(["shop/web:1": .with { $0.pull.outcome = .notFound }])
        try lab.create(KubeletLab.pod())
        lab.advance(2)
        #expect(lab.waiting() == "ErrImagePull")
        let failure =
            "rpc error: code = NotFound desc = failed to pull and unpack image \"docker.io/shop/web:1\": failed to "
            + "resolve reference \"docker.io/shop/web:1\": docker.io/shop/web:1: not found"
        #expect(lab.container()["state"]?["waiting"]?["message"]?.stringValue == failure)
        lab.advance(2)
        #expect(lab.waiting() == "ImagePullBackOff")
        #expect(
            lab.container()["state"]?["waiting"]?["message"]?.stringValue
                == "Back-off pulling image \"shop/web:1\": ErrImagePull: \(failure)")
        #expect(
            lab.events() == [
                "Normal Pulling: Pulling image \"shop/web:1\"",
                "Warning Failed: Failed to pull image \"shop/web:1\": \(failure)",
                "Warning Failed: Error: ErrImagePull", "Normal BackOff: Back-off pulling image \"shop/web:1\"",
                "Warning Failed: Error: ImagePullBackOff",
            ])
        lab.advance(295)
        #expect(lab.events().first?.hasPrefix("Normal Pulling x4") == true)
        lab.registry["shop/web:1"] = Program()
        lab.advance(330)
        #expect(lab.status()["phase"] == "Running")
    }

    private static let unmakable: [(container: JSONValue, reason: String, message: String)] = [
        (
            ["imagePullPolicy": "Never"], "ErrImageNeverPull",
            "Container image \"shop/web:1\" is not present with pull policy of Never"
        ),
        (
            ["image": "Shop:1"], "InvalidImageName",
            "Failed to apply default image tag \"Shop:1\": couldn't parse image name \"Shop:1\": invalid reference format"
        ),
        (
            ["envFrom": [["configMapRef": ["name": "none"]]]], "CreateContainerConfigError",
            "configmap \"none\" not found"
        ),
        (
            ["env": [["name": "A", "valueFrom": ["secretKeyRef": ["name": "none", "key": "a"]]]]],
            "CreateContainerConfigError", "secret \"none\" not found"
        ),
        (
            ["env": [["name": "A", "valueFrom": ["configMapKeyRef": ["name": "some", "key": "b"]]]]],
            "CreateContainerConfigError", "couldn't find key b in ConfigMap default/some"
        ),
    ]

    @Test(arguments: unmakable)
    func `What cannot be made waits, and says why`(container: JSONValue, reason: String, message: String) throws {
        let lab = try KubeletLab()
        try lab.create(
            [
                "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "some", "namespace": "default"],
                "data": ["a": "1"],
            ],
            .configMaps)
        try lab.create(KubeletLab.pod("web", container))
        lab.advance(30)
        #expect(lab.waiting() == reason)
        #expect(lab.container()["state"]?["waiting"]?["message"]?.stringValue == message)
        #expect(lab.status()["phase"] == "Pending")
        #expect(lab.events().contains { $0.hasPrefix("Warning Failed x3: Error: ") })
    }

    @Test func `A key that comes lets the container start`() throws {
        let lab = try KubeletLab()
        try lab.create(KubeletLab.pod("web", ["envFrom": [["configMapRef": ["name": "some"]]]]))
        lab.advance(30)
        try lab.create(
            ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "some", "namespace": "default"]],
            .configMaps)
        lab.advance(15)
        #expect(lab.status()["phase"] == "Running")
    }

    @Test func `A volume whose ConfigMap is missing is not mounted`() throws {
        let lab = try KubeletLab()
        try lab.create(KubeletLab.pod(spec: ["volumes": [["name": "config", "configMap": ["name": "none"]]]]))
        lab.advance(120)
        #expect(lab.waiting() == "ContainerCreating")
        #expect(
            lab.events() == [
                "Warning FailedMount x8: MountVolume.SetUp failed for volume \"config\" : configmap \"none\" not found"
            ])
    }

    @Test(arguments: [
        (Program.Start.notFound, "exec: \"serve\": executable file not found in $PATH"),
        (.notPermitted, "exec: \"serve\": permission denied"),
    ])
    func `A command that cannot be started says so`(start: Program.Start, problem: String) throws {
        let lab = try KubeletLab(["shop/web:1": .with { $0.start = start }])
        try lab.create(KubeletLab.pod("web", ["command": ["serve"]]))
        lab.advance(2)
        #expect(lab.waiting() == "RunContainerError")
        let ended = lab.container()["lastState"]?["terminated"]
        #expect(ended?["reason"] == "StartError" && ended?["exitCode"] == 128)
        #expect(
            ended?["message"]?.stringValue?.hasSuffix("unable to start container process: \(problem): unknown") == true)
        lab.advance(60)
        #expect(lab.waiting() == "CrashLoopBackOff")
    }

    @Test func `A file for another processor ends at once`() throws {
        let lab = try KubeletLab(["shop/web:1": .with { $0.start = .wrongArchitecture }])
        try lab.create(KubeletLab.pod("web", ["command": ["/serve"]]))
        lab.advance(10)
        #expect(lab.container()["lastState"]?["terminated"]?["exitCode"] == 255)
        #expect(lab.log() == ["exec /serve: exec format error"])
    }

    @Test(
        arguments: [(nil, "image will run as root"), ("app", "image has non-numeric user (app)"), ("1000", nil)]
            as [(String?, String?)])
    func `Who must not be root is not`(user: String?, problem: String?) throws {
        let lab = try KubeletLab(["shop/web:1": .with { $0.user = user }])
        try lab.create(KubeletLab.pod(spec: ["securityContext": ["runAsNonRoot": true]]))
        lab.advance(10)
        #expect(lab.waiting() == (problem == nil ? nil : "CreateContainerConfigError"))
        let message = lab.container()["state"]?["waiting"]?["message"]?.stringValue
        #expect(problem.map { message?.contains($0) ?? false } ?? (message == nil))
    }
}
