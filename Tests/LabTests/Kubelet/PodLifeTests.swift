import Foundation
import KubernetesModel
import Testing

@testable import Lab

struct PodLifeTests {
    private let readiness: JSONValue = ["readinessProbe": ["httpGet": ["path": "/healthz", "port": 8080]]]

    @Test func `A pod is pulled, created, started and gets ready`() throws {
        let lab = try KubeletLab()
        try lab.create(KubeletLab.pod("web", readiness))
        lab.advance(0.2)
        #expect(lab.status()["phase"] == "Pending")
        #expect(lab.waiting() == "ContainerCreating")
        #expect(lab.condition("ContainersReady")?["message"] == "containers with unready status: [web]")
        lab.advance(60)
        #expect(lab.reasons() == ["Pulling", "Pulled", "Created", "Started"])
        #expect(
            lab.events().suffix(2) == [
                "Normal Created: Created container: web", "Normal Started: Started container web",
            ])
        #expect(lab.status()["phase"] == "Running")
        #expect(lab.container()["ready"] == true && lab.container()["started"] == true)
        #expect(lab.container()["image"] == "docker.io/shop/web:1")
        #expect(lab.condition("Ready")?["status"] == "True")
        #expect(lab.status()["podIP"] == "10.244.0.2")
        #expect(lab.cluster.nextInstant == nil, "a pod that runs steadily costs nothing")
    }

    @Test func `The second pod of an image finds it present`() throws {
        let lab = try KubeletLab()
        try lab.create(KubeletLab.pod())
        lab.advance(10)
        try lab.create(KubeletLab.pod("other"))
        lab.advance(10)
        #expect(
            lab.events(of: "other").first
                == "Normal Pulled: Container image \"shop/web:1\" already present on machine")
    }

    @Test func `A program that ends is restarted with the real waits`() throws {
        let lab = try KubeletLab(["shop/web:1": .with { $0.exit = Program.Exit(after: .seconds(2), code: 1) }])
        try lab.create(KubeletLab.pod())
        lab.advance(4)
        #expect(lab.container()["state"]?["terminated"]?["exitCode"] == 1)
        lab.advance(5)
        #expect(lab.waiting() == "CrashLoopBackOff")
        let uid = lab.pod()?.uid ?? ""
        #expect(
            lab.container()["state"]?["waiting"]?["message"]?.stringValue
                == "back-off 10s restarting failed container=web pod=web_default(\(uid))")
        #expect(lab.container()["lastState"]?["terminated"]?["reason"] == "Error")
        lab.advance(600)
        #expect(lab.container()["restartCount"] == 6)
        #expect(lab.status()["phase"] == "Running")
        let backOffs = lab.events().filter { $0.contains("BackOff") }
        #expect(backOffs.count == 1)
        #expect(
            backOffs.first?.hasSuffix("Back-off restarting failed container web in pod web_default(\(uid))") == true)
    }

    @Test func `A leak ends at the limit, by the kernel`() throws {
        let leaking = Program.with {
            $0.memory.use = Program.Growth(base: "64Mi", perMinute: "64Mi")
            $0.log = [Program.LogLine(text: "bye", isLastWord: true)]
        }
        let lab = try KubeletLab(["shop/web:1": leaking])
        try lab.create(KubeletLab.pod("web", ["resources": ["limits": ["memory": "128Mi"]]]))
        lab.advance(65)
        let ended = lab.container()["lastState"]?["terminated"]
        #expect(ended?["reason"] == "OOMKilled" && ended?["exitCode"] == 137)
        #expect(lab.container()["restartCount"] == 1)
        #expect(lab.log(previous: true).isEmpty, "who is killed says nothing")
    }

    @Test func `A deleted pod gets its time, and goes when its program ends`() throws {
        let lab = try KubeletLab(["shop/web:1": .with { $0.shutdown = .seconds(5) }])
        try lab.create(KubeletLab.pod())
        lab.advance(10)
        try lab.access.delete(lab.key("web"))
        lab.advance(4)
        #expect(lab.pod()?.isDeleting == true)
        #expect(lab.reasons().last == "Killing")
        lab.advance(2)
        #expect(lab.pod() == nil)
        #expect(lab.measurements.containers.isEmpty)
    }

    @Test func `Who does not end in time is killed`() throws {
        let lab = try KubeletLab(["shop/web:1": .with { $0.shutdown = .seconds(500) }])
        try lab.create(KubeletLab.pod(spec: ["terminationGracePeriodSeconds": 10]))
        lab.advance(10)
        try lab.access.delete(lab.key("web"))
        lab.advance(9)
        #expect(lab.pod() != nil)
        lab.advance(2)
        #expect(lab.pod() == nil)
    }

    @Test(arguments: [
        ("Never", 0, "Succeeded"), ("Never", 3, "Failed"), ("OnFailure", 0, "Succeeded"), ("OnFailure", 3, "Running"),
    ])
    func `A pod that is not restarted is over`(policy: String, code: Int, phase: String) throws {
        let lab = try KubeletLab(["shop/web:1": .with { $0.exit = Program.Exit(after: .seconds(2), code: code) }])
        try lab.create(KubeletLab.pod(spec: ["restartPolicy": .string(policy)]))
        lab.advance(30)
        #expect(lab.status()["phase"]?.stringValue == phase)
        #expect((lab.cluster.nextInstant == nil) == (phase != "Running"))
    }

    @Test func `Init containers come one after the other, and a sidecar stays`() throws {
        let lab = try KubeletLab([
            "init:1": .with { $0.exit = Program.Exit(after: .seconds(3), code: 0) }, "proxy:1": Program(),
        ])
        try lab.create(
            KubeletLab.pod(
                spec: [
                    "initContainers": [
                        ["name": "migrate", "image": "init:1"],
                        ["name": "proxy", "image": "proxy:1", "restartPolicy": "Always"],
                    ]
                ]))
        lab.advance(3)
        #expect(lab.waiting() == "PodInitializing")
        #expect(
            lab.condition("Initialized")?["message"] == "containers with incomplete status: [migrate proxy]")
        lab.advance(20)
        #expect(lab.status()["phase"] == "Running")
        #expect(lab.status()["initContainerStatuses"]?[0]?["state"]?["terminated"]?["reason"] == "Completed")
        #expect(lab.status()["initContainerStatuses"]?[1]?["state"]?["running"] != nil)
        #expect(lab.condition("Ready")?["status"] == "True")
    }

    @Test func `An init container that fails holds the pod`() throws {
        let lab = try KubeletLab(["init:1": .with { $0.exit = Program.Exit(after: .seconds(1), code: 1) }])
        try lab.create(KubeletLab.pod(spec: ["initContainers": [["name": "migrate", "image": "init:1"]]]))
        lab.advance(60)
        #expect(lab.status()["phase"] == "Pending")
        #expect(lab.status()["initContainerStatuses"]?[0]?["state"]?["waiting"]?["reason"] == "CrashLoopBackOff")
    }

    @Test func `A pod is over when its time is`() throws {
        let lab = try KubeletLab()
        try lab.create(KubeletLab.pod(spec: ["activeDeadlineSeconds": 20, "restartPolicy": "Never"]))
        lab.advance(30)
        #expect(lab.status()["phase"] == "Failed" && lab.status()["reason"] == "DeadlineExceeded")
        #expect(lab.reasons().suffix(2) == ["DeadlineExceeded", "Killing"])
    }
}

struct PodChangeTests {
    @Test func `A container whose image is changed is restarted with the new one`() throws {
        let lab = try KubeletLab()
        try lab.create(KubeletLab.pod())
        lab.advance(10)
        try lab.access.update(lab.key("web")) { pod in
            var containers = pod["spec"]?["containers"]?.arrayValue ?? []
            containers[0]["image"] = "shop/web:2"
            pod[path: "spec", "containers"] = .array(containers)
        }
        lab.advance(10)
        #expect(lab.events().contains("Normal Killing: Container web definition changed, will be restarted"))
        #expect(lab.container()["image"] == "docker.io/shop/web:2")
        #expect(lab.container()["restartCount"] == 1 && lab.container()["state"]?["running"] != nil)
    }

    @Test func `Who is told to end is over before it goes`() throws {
        let lab = try KubeletLab()
        var pod = KubeletLab.pod()
        pod[path: "metadata", "finalizers"] = ["example.com/held"]
        try lab.create(pod)
        lab.advance(10)
        try lab.access.delete(lab.key("web"))
        lab.advance(5)
        #expect(lab.status()["phase"] == "Failed")
        #expect(lab.container()["state"]?["terminated"]?["exitCode"] == 143)
        #expect(lab.cluster.nextInstant == nil)
    }

    @Test func `A missing pull secret is said, and the image is pulled all the same`() throws {
        let lab = try KubeletLab()
        try lab.create(KubeletLab.pod(spec: ["imagePullSecrets": [["name": "registry"]]]))
        lab.advance(10)
        #expect(
            lab.events().first
                == "Warning FailedToRetrieveImagePullSecret: Unable to retrieve some image pull secrets (registry); "
                + "attempting to pull the image may not succeed.")
        #expect(lab.status()["phase"] == "Running")
    }
}
